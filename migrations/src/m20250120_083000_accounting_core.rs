//! The books themselves: accounts, vouchers and their lines.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum AccountingCore {
    /// An account that a client books on.
    #[create_table]
    #[unique(client_id, account_number, name = uq_client_account_number)]
    ChartOfAccounts {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        client_id: Uuid,
        account_number: Varchar<10>,
        account_name: Varchar<255>,
        account_type: Varchar<50>,
        parent_account_number: Option<Varchar<10>>,
        account_level: Option<i32>,
        default_vat_code: Option<Varchar<10>>,
        vat_deductible: Option<bool>,
        requires_reconciliation: Option<bool>,
        reconciliation_frequency: Option<Varchar<20>>,
        ai_suggested_descriptions: Option<Array<CharacterVarying>>,
        ai_usage_count: Option<i32>,
        is_active: Option<bool>,
        created_at: Timestamp,
        updated_at: Timestamp,
    },
    #[create_index(chart_of_accounts(account_number), name = ix_chart_of_accounts_account_number)]
    AccountsByAccountNumber,
    #[create_index(chart_of_accounts(client_id), name = ix_chart_of_accounts_client_id)]
    AccountsByClient,

    /// A voucher in a client's ledger, and the voucher that reverses it, if any.
    #[create_table]
    #[unique(client_id, voucher_series, voucher_number, name = uq_client_voucher)]
    GeneralLedger {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = restrict)]
        client_id: Uuid,
        entry_date: Date,
        accounting_date: Date,
        period: Varchar<7>,
        fiscal_year: i32,
        voucher_number: Varchar<50>,
        voucher_series: Option<Varchar<10>>,
        description: Text,
        source_type: Varchar<50>,
        source_id: Option<Uuid>,
        created_by_type: Varchar<20>,
        created_by_id: Option<Uuid>,
        is_reversed: Option<bool>,
        #[column(references = general_ledger(id))]
        reversed_by_entry_id: Option<Uuid>,
        reversal_reason: Option<Text>,
        status: Varchar<20>,
        locked: Option<bool>,
        created_at: Timestamp,
    },
    #[create_index(general_ledger(accounting_date), name = ix_general_ledger_accounting_date)]
    EntriesByAccountingDate,
    #[create_index(general_ledger(client_id), name = ix_general_ledger_client_id)]
    EntriesByClient,
    #[create_index(general_ledger(fiscal_year), name = ix_general_ledger_fiscal_year)]
    EntriesByFiscalYear,
    #[create_index(general_ledger(period), name = ix_general_ledger_period)]
    EntriesByPeriod,
    #[create_index(general_ledger(voucher_number), name = ix_general_ledger_voucher_number)]
    EntriesByVoucherNumber,

    /// One line of a voucher: an amount on an account, either debit or credit.
    #[create_table]
    #[unique(general_ledger_id, line_number, name = uq_gl_line_number)]
    #[check("debit_amount >= 0 AND credit_amount >= 0", name = check_amounts_positive)]
    #[check(
        "(debit_amount > 0 AND credit_amount = 0) OR (credit_amount > 0 AND debit_amount = 0)",
        name = check_debit_or_credit
    )]
    GeneralLedgerLines {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = general_ledger(id), on_delete = cascade)]
        general_ledger_id: Uuid,
        line_number: i32,
        account_number: Varchar<10>,
        debit_amount: Numeric<15, 2>,
        credit_amount: Numeric<15, 2>,
        vat_code: Option<Varchar<10>>,
        vat_amount: Option<Numeric<15, 2>>,
        vat_base_amount: Option<Numeric<15, 2>>,
        department_id: Option<Uuid>,
        project_id: Option<Uuid>,
        cost_center_id: Option<Uuid>,
        line_description: Option<Text>,
        ai_confidence_score: Option<i32>,
        ai_reasoning: Option<Text>,
        created_at: Timestamp,
    },
    #[create_index(
        general_ledger_lines(account_number),
        name = ix_general_ledger_lines_account_number
    )]
    LinesByAccountNumber,
    #[create_index(
        general_ledger_lines(general_ledger_id),
        name = ix_general_ledger_lines_general_ledger_id
    )]
    LinesByGeneralLedger,
}
