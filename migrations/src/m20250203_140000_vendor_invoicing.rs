//! The documents that arrive, the vendors who send them, and the invoices that are booked from them.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum VendorInvoicing {
    /// A file in object storage, and the text that was read from it.
    #[create_table]
    Documents {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        client_id: Uuid,
        s3_bucket: Varchar<255>,
        s3_key: Varchar<1024>,
        s3_version_id: Option<Varchar<255>>,
        filename: Varchar<255>,
        mime_type: Varchar<100>,
        file_size: i64,
        file_hash: Option<Varchar<64>>,
        document_type: Varchar<50>,
        ocr_text: Option<Text>,
        ocr_processed: Option<bool>,
        ocr_processed_at: Option<Timestamp>,
        is_public: Option<bool>,
        download_url: Option<Varchar<1024>>,
        download_url_expires_at: Option<Timestamp>,
        uploaded_at: Timestamp,
        uploaded_by_user_id: Option<Uuid>,
    },
    #[create_index(documents(client_id), name = ix_documents_client_id)]
    DocumentsByClient,
    #[create_index(documents(file_hash), name = ix_documents_file_hash)]
    DocumentsByFileHash,
    #[create_index(documents(s3_key), name = ix_documents_s3_key)]
    DocumentsByS3Key,

    /// A supplier of a client, with its terms, bank details and what was learned of its habits.
    #[create_table]
    #[unique(client_id, vendor_number, name = uq_client_vendor_number)]
    Vendors {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        client_id: Uuid,
        vendor_number: Varchar<50>,
        name: Varchar<255>,
        org_number: Option<Varchar<20>>,
        contact_person: Option<Varchar<255>>,
        email: Option<Varchar<255>>,
        phone: Option<Varchar<50>>,
        account_number: Varchar<10>,
        payment_terms: Option<Varchar<50>>,
        default_vat_code: Option<Varchar<10>>,
        bank_account: Option<Varchar<50>>,
        iban: Option<Varchar<50>>,
        swift_bic: Option<Varchar<20>>,
        ai_learned_categories: Option<Json>,
        ai_average_amount: Option<Numeric<15, 2>>,
        ai_payment_pattern: Option<Varchar<50>>,
        is_active: Option<bool>,
        created_at: Timestamp,
        updated_at: Timestamp,
    },
    #[create_index(vendors(client_id), name = ix_vendors_client_id)]
    VendorsByClient,
    #[create_index(vendors(name), name = ix_vendors_name)]
    VendorsByName,
    #[create_index(vendors(org_number), name = ix_vendors_org_number)]
    VendorsByOrgNumber,

    /// An invoice from a vendor on its way from arrival through review to booking and payment.
    #[create_table]
    VendorInvoices {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = restrict)]
        client_id: Uuid,
        #[column(references = vendors(id), on_delete = restrict)]
        vendor_id: Option<Uuid>,
        invoice_number: Varchar<100>,
        invoice_date: Date,
        due_date: Date,
        amount_excl_vat: Numeric<15, 2>,
        vat_amount: Numeric<15, 2>,
        total_amount: Numeric<15, 2>,
        currency: Option<Varchar<3>>,
        ehf_message_id: Option<Varchar<255>>,
        ehf_raw_xml: Option<Text>,
        ehf_received_at: Option<Timestamp>,
        #[column(references = documents(id))]
        document_id: Option<Uuid>,
        #[column(references = general_ledger(id))]
        general_ledger_id: Option<Uuid>,
        booked_at: Option<Timestamp>,
        payment_status: Varchar<20>,
        paid_amount: Option<Numeric<15, 2>>,
        payment_date: Option<Date>,
        ai_processed: Option<bool>,
        ai_confidence_score: Option<i32>,
        ai_booking_suggestion: Option<Json>,
        ai_detected_category: Option<Varchar<100>>,
        ai_detected_issues: Option<Array<CharacterVarying>>,
        ai_reasoning: Option<Text>,
        review_status: Varchar<20>,
        reviewed_by_user_id: Option<Uuid>,
        reviewed_at: Option<Timestamp>,
        created_at: Timestamp,
        updated_at: Timestamp,
    },
    #[create_index(vendor_invoices(client_id), name = ix_vendor_invoices_client_id)]
    InvoicesByClient,
    #[create_index(vendor_invoices(due_date), name = ix_vendor_invoices_due_date)]
    InvoicesByDueDate,
    #[create_index(vendor_invoices(ehf_message_id), name = ix_vendor_invoices_ehf_message_id)]
    InvoicesByEhfMessage,
    #[create_index(vendor_invoices(invoice_date), name = ix_vendor_invoices_invoice_date)]
    InvoicesByInvoiceDate,
    #[create_index(vendor_invoices(invoice_number), name = ix_vendor_invoices_invoice_number)]
    InvoicesByInvoiceNumber,
    #[create_index(vendor_invoices(vendor_id), name = ix_vendor_invoices_vendor_id)]
    InvoicesByVendor,
}
