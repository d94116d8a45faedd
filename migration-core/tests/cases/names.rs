//! Names that people choose, and names that break what does not quote.

/// What names look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As people write them.
    Plain,
    /// With every kind of quote, and what ends statements and comments.
    Quotes,
    /// With line breaks, tabs and backslashes.
    Breaks,
    /// Reserved keywords, and upper case.
    Keywords,
    /// Letters of other alphabets.
    Foreign,
    /// 63 bytes.
    Long,
}

/// Every style.
pub(crate) const STYLES: [Style; 6] = [
    Style::Plain,
    Style::Quotes,
    Style::Breaks,
    Style::Keywords,
    Style::Foreign,
    Style::Long,
];

/// Keywords for the names that cases use most.
const KEYWORDS: [(&str, &str); 8] = [
    ("tenants", "table"),
    ("tasks", "select"),
    ("id", "user"),
    ("name", "order"),
    ("status", "default"),
    ("seats", "end"),
    ("tenant_id", "Tenant Id"),
    ("attempts", "CHECK"),
];

impl Style {
    /// The name that stands for this one in this style.
    pub(crate) fn name(self, base: &'static str) -> &'static str {
        match self {
            Self::Plain => base,
            Self::Quotes => format!("{base}\"; -- '$$ /* {{0}}?").leak(),
            Self::Breaks => format!("{base}\n\r\t\\n -- x").leak(),
            Self::Keywords => {
                let mut all = KEYWORDS.iter();
                all.find(|(name, _)| *name == base).map_or(base, |it| it.1)
            }
            Self::Foreign => format!("ñ{base} 名前 🦀").leak(),
            Self::Long => format!("{base:x<63}").leak(),
        }
    }
}
