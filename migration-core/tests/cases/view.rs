//! Views and materialized views.

use super::*;

impl Make {
    pub(super) fn views(self) -> Vec<Case> {
        [self.plain_views(), self.materialized_views()].concat()
    }

    fn plain_views(self) -> Vec<Case> {
        let create = Operation::CreateView(self.view());
        let options = Operation::CreateView(CreateView {
            name: self.table("guarded"),
            security_invoker: true,
            security_barrier: true,
            check_option: Some(CheckOption::Cascaded),
            ..self.view()
        });
        let with_view = [self.base(), vec![create]].concat();
        let with_reader = [with_view.clone(), vec![self.reader()]].concat();
        let same = Operation::ReplaceView(CreateView {
            query: self
                .query_of_tenants("SELECT {id}, {code}::text FROM {tenants}", ["id", "code"]),
            check_option: Some(CheckOption::Local),
            ..self.view()
        });
        let more = Operation::ReplaceView(CreateView {
            columns: self.names(["id", "title", "seats"]),
            query: self.query_of_tenants(
                "SELECT {id}, {name}, {seats} FROM {tenants}",
                ["id", "name", "seats"],
            ),
            ..self.view()
        });
        let drop = self.dropped_view("seen", DropBehavior::Restrict);
        let cascade = self.dropped_view("seen", DropBehavior::Cascade);
        vec![
            self.case("create_view", self.base(), vec![create, options]),
            self.case(
                "create_view_of_view",
                with_view.clone(),
                vec![self.reader()],
            ),
            self.case("replace_view", with_view.clone(), vec![same]),
            self.case(
                "replace_view_with_more_columns",
                with_reader.clone(),
                vec![more],
            ),
            self.case("drop_view", with_view.clone(), vec![drop]),
            self.case("drop_view_cascade", with_reader, vec![cascade]),
            self.case(
                "rename_view",
                with_view,
                vec![self.renamed_view(ViewKind::Plain)],
            ),
        ]
    }

    fn materialized_views(self) -> Vec<Case> {
        let create = Operation::CreateMaterializedView(self.materialized());
        let empty = Operation::CreateMaterializedView(CreateMaterializedView {
            name: self.table("empty"),
            with: slice([("fillfactor", "90")]),
            data: ViewData::Empty,
            ..self.materialized()
        });
        let index = Operation::CreateIndex(CreateIndex {
            keys: slice([self.key("id")]),
            unique: true,
            ..self.index("seen_id", "seen")
        });
        let drop_index = Operation::DropIndex(DropIndex::new(self.table("seen_id")));
        let with_view = [self.base(), vec![create]].concat();
        let with_index = [with_view.clone(), vec![index]].concat();
        let drop = Operation::DropView(DropView {
            name: self.table("seen"),
            kind: ViewKind::Materialized,
            behavior: DropBehavior::Restrict,
        });
        let refresh = [
            RefreshMode::Filled,
            RefreshMode::Concurrently,
            RefreshMode::Empty,
        ];
        let refresh = refresh.map(|mode| self.refreshed(mode)).to_vec();
        let rename = self.renamed_view(ViewKind::Materialized);
        vec![
            self.case("create_materialized_view", self.base(), vec![create, empty]),
            self.case("index_of_materialized_view", with_view, vec![index]),
            self.case(
                "drop_index_of_materialized_view",
                with_index.clone(),
                vec![drop_index],
            ),
            self.case("drop_materialized_view", with_index.clone(), vec![drop]),
            self.case("rename_materialized_view", with_index.clone(), vec![rename]),
            self.case("refresh_materialized_view", with_index, refresh),
        ]
    }

    pub(super) fn view(self) -> CreateView<'static> {
        CreateView::new(
            self.table("seen"),
            self.names(["id", "title"]),
            self.query_of_tenants("SELECT {id}, {name} FROM {tenants}", ["id", "name"]),
        )
    }

    pub(super) fn materialized(self) -> CreateMaterializedView<'static> {
        let query = "SELECT {id}, {seats} FROM {tenants} -- kept";
        CreateMaterializedView::new(
            self.table("seen"),
            self.names(["id", "seats"]),
            self.query_of_tenants(query, ["id", "seats"]),
        )
    }

    /// A view that reads the view.
    pub(super) fn reader(self) -> Operation<'static> {
        let seen = slice([self.table("seen")]);
        let columns = ["id", "title"].map(|base| Mention::Column {
            relations: seen,
            column: self.name(base),
        });
        let text = self.sql(
            "SELECT {title} FROM {seen} WHERE {id} IS NOT NULL",
            ["title", "seen", "id"],
        );
        let mentions = [
            vec![Mention::Relation(self.table("seen"))],
            columns.to_vec(),
        ]
        .concat();
        Operation::CreateView(CreateView::new(
            self.table("reader"),
            self.names(["title"]),
            Query {
                sql: text.sql,
                mentions: mentions.leak(),
            },
        ))
    }

    /// A query of the table `tenants`.
    pub(super) fn query_of_tenants<const N: usize>(
        self,
        text: &str,
        columns: [&'static str; N],
    ) -> Query<'static> {
        let table = self.sql(text, ["tenants"]).sql;
        let tenants = slice([self.table("tenants")]);
        let mut mentions = vec![Mention::Relation(self.table("tenants"))];
        mentions.extend(columns.map(|base| Mention::Column {
            relations: tenants,
            column: self.name(base),
        }));
        Query {
            sql: self.sql(table, columns).sql,
            mentions: mentions.leak(),
        }
    }

    pub(super) fn dropped_view(
        self,
        base: &'static str,
        behavior: DropBehavior,
    ) -> Operation<'static> {
        Operation::DropView(DropView {
            name: self.table(base),
            kind: ViewKind::Plain,
            behavior,
        })
    }

    pub(super) fn renamed_view(self, kind: ViewKind) -> Operation<'static> {
        Operation::RenameView(RenameView {
            from: self.table("seen"),
            to: self.name("known"),
            kind,
        })
    }

    fn refreshed(self, mode: RefreshMode) -> Operation<'static> {
        Operation::RefreshMaterializedView(RefreshMaterializedView {
            name: self.table("seen"),
            mode,
        })
    }
}
