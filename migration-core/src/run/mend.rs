//! Changes of the journal alone: nothing of a migration runs.

use super::engine::{Seen, release};
use super::error::RunError;
use super::event::Observer;
use super::prepare::{self, Work};
use super::verify::{Look, look};
use super::{Runner, Settings};
use crate::database::{Locked, Session};
use crate::journal::{Fact, Position};
use crate::plan::{Mend, Repair, repair, stamp};
use crate::sql::RenderError;

/// A repair that has been looked at, and not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it does, and what it leaves.
    pub repair: Repair,
    /// What differs in the migrations that it accepts.
    pub edits: Vec<Edit>,
    /// What the journal said.
    facts: Vec<Fact>,
}

/// A migration that was edited after it was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The migration.
    pub migration: String,
    /// The SQL that the journal keeps.
    pub recorded: String,
    /// The SQL that the code has now.
    pub today: String,
}

impl Runner<'_> {
    /// Looks for what mends the journal; writes nothing. `forget` names migrations whose rows are to be removed.
    ///
    /// # Errors
    ///
    /// When there is no connection, or a row that is to be removed has to stay.
    pub async fn examine(&self, forget: &[String]) -> Result<Proposal, RunError> {
        let Settings {
            journal,
            connect_timeout,
            ..
        } = self.settings;
        let mut session = Session::read_only(self.url, *connect_timeout).await?;
        let facts = session.facts(journal).await?.unwrap_or_default();
        let repair = repair(self.chain, &facts, forget)?;
        let accepted = self.works(repair.mends.iter().filter_map(|mend| match mend {
            Mend::Accept { link } => Some(*link),
            _ => None,
        }))?;
        let ids: Vec<&str> = accepted.iter().map(id).collect();
        let recorded = session.kept_up(journal, &ids).await?;
        session.close().await.ok();
        let edit = |work: &Work| Edit {
            migration: id(work).to_owned(),
            recorded: recorded.get(id(work)).cloned().unwrap_or_default(),
            today: work.up_sql().to_owned(),
        };
        Ok(Proposal {
            edits: accepted.iter().map(edit).collect(),
            repair,
            facts,
        })
    }

    /// Does what was proposed, at once or not at all.
    ///
    /// # Errors
    ///
    /// When the journal says something else than it did, or cannot be written.
    pub async fn repair(
        &self,
        proposal: &Proposal,
        observe: &mut Observer<'_>,
    ) -> Result<(), RunError> {
        let mends = &proposal.repair.mends;
        let statements = mends.iter().map(|mend| self.statement(mend));
        let statements: Result<Vec<Option<String>>, RenderError> = statements.collect();
        let statements: Vec<String> = statements?.into_iter().flatten().collect();
        let (sql, settings) = (statements.join(";\n"), self.settings);
        let session = Session::open(self.url, settings.connect_timeout).await?;
        let mut session = self.engine().lock(session, observe).await?;
        let result = write_if(&mut session, settings, (&proposal.facts, sql)).await;
        release(session, &result).await;
        result
    }

    /// Has the journal say that everything up to a migration is applied, and runs nothing. Gives the migrations that it did
    /// not know of; none where there is nothing to do. It looks first whether the database has what it is said to have, unless it
    /// is told not to.
    ///
    /// # Errors
    ///
    /// When the journal says otherwise, or cannot be written, or the database lacks something.
    pub async fn stamp(
        &self,
        (migration, first): (&str, Look),
        observe: &mut Observer<'_>,
    ) -> Result<Vec<String>, RunError> {
        let mut session = Session::open(self.url, self.settings.connect_timeout).await?;
        let facts = session.facts(&self.settings.journal).await?;
        let seen = Seen::of(facts.as_ref());
        let facts = facts.unwrap_or_default();
        if stamp(self.chain, &facts, migration)?.is_empty() {
            session.close().await.ok();
            return Ok(Vec::new());
        }
        if first == Look::First {
            let at = (Some(migration), &self.settings.journal);
            let verified = look(&mut session, (self.chain, &facts), at).await?;
            let lacks = verified.lacks();
            if !lacks.is_empty() {
                let migration = migration.to_owned();
                return Err(RunError::Lacks { migration, lacks });
            }
        }
        let mut session = self.engine().lock(session, observe).await?;
        let result = self.stamp_locked(&mut session, seen, migration).await;
        release(session, &result).await;
        result
    }

    async fn stamp_locked(
        &self,
        session: &mut Session<Locked>,
        seen: Seen,
        migration: &str,
    ) -> Result<Vec<String>, RunError> {
        let facts = self.engine().facts(session, seen).await?;
        let links = stamp(self.chain, &facts, migration)?;
        let works = self.works(links.into_iter())?;
        let journal = &self.settings.journal;
        let rows = works
            .iter()
            .filter_map(|work| Some((id(work), work.entry()?)));
        let statements: Vec<String> = rows
            .flat_map(|(id, entry)| [journal.delete_failed(id), journal.stamp(&entry)])
            .collect();
        if !statements.is_empty() {
            let sql = statements.join(";\n");
            session.write(sql, "write the journal").await?;
        }
        Ok(works.iter().map(|work| id(work).to_owned()).collect())
    }

    /// A migration of the code as its row has it when it is applied.
    fn work(&self, link: usize) -> Result<Option<Work>, RenderError> {
        let link = self.chain.links.get(link);
        let work = link.map(|link| prepare::apply(link, Position::default()));
        work.transpose()
    }

    /// Those migrations of the code, in order.
    fn works(&self, links: impl Iterator<Item = usize>) -> Result<Vec<Work>, RenderError> {
        links
            .filter_map(|link| self.work(link).transpose())
            .collect()
    }

    fn statement(&self, mend: &Mend) -> Result<Option<String>, RenderError> {
        let journal = &self.settings.journal;
        Ok(match mend {
            Mend::Clear { id } => Some(journal.delete_failed(id)),
            Mend::Forget { id } => Some(journal.forget(id)),
            Mend::Rename { from, link } => {
                let work = self.work(*link)?;
                work.map(|work| journal.rename(from, id(&work)))
            }
            Mend::Accept { link } => {
                let work = self.work(*link)?;
                work.and_then(|work| Some(journal.accept(&work.entry()?)))
            }
            Mend::Follow { link } => {
                let work = self.work(*link)?;
                work.and_then(|work| Some(journal.follow(&work.entry()?)))
            }
        })
    }
}

fn id(work: &Work) -> &str {
    &work.script.migration
}

/// Writes, if the journal still says what it did. The message is one transaction.
async fn write_if(
    session: &mut Session<Locked>,
    settings: &Settings,
    (facts, sql): (&[Fact], String),
) -> Result<(), RunError> {
    let now = session.facts(&settings.journal).await?;
    match now.unwrap_or_default() == facts {
        true => Ok(session.write(sql, "write the journal").await?),
        false => Err(RunError::Changed),
    }
}
