//! Domains in all their parts.

use migration_core::prelude::*;

pub mod m20250105_mails {
    use super::*;

    #[derive(Migration)]
    pub enum Mails {
        #[create_domain(Varchar<80>, collate = "C", default = "a@b", not_null, check = "VALUE ~ '@'", check = "VALUE <> ''")]
        Email,
        #[create_domain(i64, default = 0, check("VALUE >= 0", name = positive, not_valid), name = amounts)]
        Amount,
        #[create_domain(Array<Amount>)]
        List,
        #[create_enum("a", "b")]
        Kind,
        #[create_domain(Kind, default = "a")]
        Kinds,
        #[create_table]
        Mails {
            #[column(primary_key)]
            address: Email,
            #[column(default = 7)]
            amount: Option<Amount>,
            #[column(default = "b")]
            kind: Kinds,
            list: List,
            #[column(references = mails(address))]
            parent: Option<Email>,
        },
    }
}

pub mod m20250106_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[blocking = "there are no rows yet"]
        #[alter_domain(email, set_default = sql("lower('A@B')"), drop_default, drop_not_null, set_not_null)]
        Defaults,
        #[blocking = "there are no rows yet"]
        #[alter_domain(add_check("length(VALUE) > 3", name = long), drop_check = email_check1)]
        Email,
        #[blocking = "there are no rows yet"]
        #[alter_domain(amounts, validate_check = positive, rename_check(from = positive, to = natural))]
        Valid,
        #[rename_domain(from = email)]
        Address,
        #[alter_table]
        Mails {
            #[drop]
            parent: Option<Address>,
        },
    }
}

migration_core::migrations![m20250105_mails, m20250106_changes];

fn main() {}
