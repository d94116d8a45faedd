//! Holds a database against what the history says of it; writes nothing.

use super::{RunError, Runner};
use crate::database::Session;
use crate::journal::{Fact, Journal};
use crate::plan::reached;
use crate::schema::{Arena, Chain, ReplayError, SchemaError};
use crate::verify::{Difference, Expected, compare};

/// Whether `stamp` looks at the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It refuses where the database lacks something.
    First,
    /// It takes the author's word.
    Not,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The newest migration that is looked for; none where none is applied.
    pub migration: Option<String>,
    /// How many things were looked for.
    pub items: usize,
    /// What sets the database apart from the history.
    pub differences: Vec<Difference>,
}

impl Verified {
    /// What the database lacks of it.
    pub(super) fn lacks(self) -> Vec<Difference> {
        let all = self.differences.into_iter();
        all.filter(Difference::is_lack).collect()
    }
}

impl Runner<'_> {
    /// Looks for what the history says, up to the newest applied migration or to this one, and for what else is there.
    ///
    /// # Errors
    ///
    /// When there is no connection, a half of a migration is applied, or code and journal disagree.
    pub async fn verify(&self, at: Option<&str>) -> Result<Verified, RunError> {
        let settings = self.settings;
        let mut session = Session::read_only(self.url, settings.connect_timeout).await?;
        let facts = session.facts(&settings.journal).await?.unwrap_or_default();
        let verified = look(&mut session, (self.chain, &facts), (at, &settings.journal)).await;
        session.close().await.ok();
        verified
    }
}

pub(super) async fn look<Access>(
    session: &mut Session<Access>,
    (chain, facts): (&Chain<'_>, &[Fact]),
    (at, journal): (Option<&str>, &Journal),
) -> Result<Verified, RunError> {
    let migrations = reached(chain, facts, at)?;
    let (arena, last) = (Arena::new(), migrations.checked_sub(1));
    let expected = chain.schema_after(migrations, &arena);
    let expected = expected.map_err(|source| broken(chain, source))?;
    let expected = Expected::of(&expected);
    let found = session.catalog(expected.schemas()).await?;
    let own = journal.name();
    Ok(Verified {
        migration: last.and_then(|at| Some(chain.links.get(at)?.id.to_owned())),
        items: expected.len(),
        differences: compare(&expected, &found, own),
    })
}

/// Steps that were replayed before do so again.
fn broken(chain: &Chain<'_>, source: SchemaError) -> RunError {
    let migration = chain.links.last().map_or("", |link| link.id);
    ReplayError::Step {
        migration: migration.to_owned(),
        step: String::new(),
        number: 0,
        source: Box::new(source),
    }
    .into()
}
