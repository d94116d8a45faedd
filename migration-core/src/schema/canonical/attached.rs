//! What is attached to objects, and what will be.

use super::Form;
use crate::schema::{Attached, DefaultKey, ObjectId, Schema};
use crate::step::Rights;

impl Form {
    /// What is attached to each object, and default privileges.
    pub(super) fn all_attached(&mut self, schema: &Schema<'_>) {
        schema
            .attached
            .iter()
            .for_each(|(id, it)| self.attached(id, it));
        schema
            .defaults
            .iter()
            .for_each(|(key, it)| self.defaults(key, *it));
    }

    fn attached(&mut self, id: &ObjectId<'_>, attached: &Attached<'_>) {
        if let Some(comment) = attached.comment {
            self.list("comment", |form| {
                form.object_id(id);
                form.string(comment);
            });
        }
        if let Some(owner) = attached.owner {
            self.list("owner", |form| {
                form.object_id(id);
                form.string(owner);
            });
        }
        if attached.clustered {
            self.list("clustered", |form| form.object_id(id));
        }
        for granted in attached.grants {
            self.list("privileges", |form| {
                form.object_id(id);
                form.string(granted.role);
                form.rights(granted.rights);
            });
        }
    }

    fn defaults(&mut self, key: &DefaultKey<'_>, rights: Rights) {
        self.list("default-privileges", |form| {
            form.maybe(key.for_role, Form::string);
            form.maybe(key.in_schema, Form::string);
            form.word(key.on.word());
            form.string(key.role);
            form.rights(rights);
        });
    }

    fn object_id(&mut self, id: &ObjectId<'_>) {
        self.string(&id.noun.to_string());
        self.string(id.key.schema);
        self.string(id.key.name);
        self.string(id.part);
    }

    fn rights(&mut self, rights: Rights) {
        for (tag, set) in [("held", rights.held), ("grantable", rights.grantable)] {
            self.list(tag, |form| {
                set.named().for_each(|it| form.word(it.word()));
                if set.has_rest() {
                    form.word("rest");
                }
            });
        }
    }
}
