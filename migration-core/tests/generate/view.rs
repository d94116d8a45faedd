//! Views and materialized views.

use super::*;

const VIEWS: [&str; 4] = ["v", "w", "t_a", "u"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn view(&mut self) -> Operation<'a> {
        let (name, kind) = match self.views() {
            views if !views.is_empty() && self.random.chance(80) => self.random.one_of(&views),
            _ => self.other_view(),
        };
        match self.random.below(13) {
            0 | 1 => {
                let behaviors = [DropBehavior::Cascade, DropBehavior::Restrict];
                let behavior = self.random.one_of(&behaviors);
                Operation::DropView(DropView {
                    name,
                    kind,
                    behavior,
                })
            }
            2 | 3 => {
                let to = self.random.one_of(&VIEWS);
                let from = name;
                Operation::RenameView(RenameView { from, to, kind })
            }
            4..=7 if matches!(kind, ViewKind::Materialized) => {
                Operation::RefreshMaterializedView(RefreshMaterializedView {
                    name,
                    mode: self
                        .random
                        .one_of(&[RefreshMode::Filled, RefreshMode::Empty]),
                })
            }
            8 => self.view_index(name),
            4..=7 => self.replaced_view(name),
            _ => {
                let (name, kind) = self.other_view();
                self.new_view(name, kind)
            }
        }
    }

    fn views(&self) -> Vec<(Name<'a>, ViewKind)> {
        let views = self.schema.objects.values();
        views
            .filter_map(|it| match it.definition {
                Definition::View(it) => Some((it.name, ViewKind::Plain)),
                Definition::MaterializedView(it) => Some((it.name, ViewKind::Materialized)),
                _ => None,
            })
            .collect()
    }

    fn other_view(&mut self) -> (Name<'a>, ViewKind) {
        let kinds = [ViewKind::Plain, ViewKind::Materialized];
        let name = Name::plain(self.random.one_of(&VIEWS));
        (name, self.random.one_of(&kinds))
    }

    /// The view's own query, most often with one more column.
    fn replaced_view(&mut self, name: Name<'a>) -> Operation<'a> {
        let id = ObjectId::of(Noun::View, name);
        let old = self.schema.objects.get(&id).map(|it| it.definition);
        let Some(Definition::View(old)) = old else {
            return self.new_view(name, ViewKind::Plain);
        };
        let mut columns = old.columns.to_vec();
        let more = self.random.chance(70);
        if more {
            columns.push("more");
        }
        let all = if more { "*, 1" } else { "*" };
        let query = format!("SELECT {all} FROM ({}) x", old.query.sql);
        let query = self.arena.alloc_str(&query);
        let sql = query;
        let query = Query { sql, ..old.query };
        let columns = self.arena.alloc_slice_copy(&columns);
        Operation::ReplaceView(CreateView {
            columns,
            query,
            ..old
        })
    }

    fn new_view(&mut self, name: Name<'a>, kind: ViewKind) -> Operation<'a> {
        let Some((columns, query)) = self.query() else {
            return self.create_table();
        };
        match kind {
            ViewKind::Materialized => {
                Operation::CreateMaterializedView(CreateMaterializedView::new(name, columns, query))
            }
            ViewKind::Plain if self.random.chance(10) => {
                Operation::ReplaceView(CreateView::new(name, columns, query))
            }
            ViewKind::Plain => Operation::CreateView(CreateView::new(name, columns, query)),
        }
    }

    /// A query of a table or view, and its columns.
    fn query(&mut self) -> Option<(&'a [&'a str], Query<'a>)> {
        let views = self
            .schema
            .objects
            .values()
            .filter_map(|it| match it.definition {
                Definition::View(it) => Some((it.name, it.columns.to_vec())),
                Definition::MaterializedView(it) => Some((it.name, it.columns.to_vec())),
                _ => None,
            });
        let tables = self.schema.tables.values().map(|it| {
            let columns = it.columns.iter().map(|it| it.name).collect();
            (it.name, columns)
        });
        let all: Vec<(Name<'a>, Vec<&'a str>)> = tables.chain(views).collect();
        let (from, columns) = all.get(self.random.below(all.len()))?.clone();
        if columns.is_empty() {
            return None;
        }
        let columns: &[&str] = self.arena.alloc_slice_copy(&self.random.some(&columns, 3));
        let relations = self.arena.alloc_slice_copy(&[from]);
        let mut mentions = vec![Mention::Relation(from)];
        mentions.extend(
            columns
                .iter()
                .map(|column| Mention::Column { relations, column }),
        );
        let list: Vec<String> = columns.iter().map(|it| Quoted(it).to_string()).collect();
        let sql = format!("SELECT {} FROM {}", list.join(", "), from.quoted());
        let query = Query {
            sql: self.arena.alloc_str(&sql),
            mentions: self.arena.alloc_slice_copy(&mentions),
        };
        Some((columns, query))
    }

    fn view_index(&mut self, name: Name<'a>) -> Operation<'a> {
        let keys = [IndexKey::new(KeyKind::Column(self.random.one_of(&COLUMNS)))];
        Operation::CreateIndex(CreateIndex {
            keys: self.arena.alloc_slice_copy(&keys),
            ..CreateIndex::new(self.object("v_idx"), name)
        })
    }
}
