//! Every option of an index.

use migration_core::prelude::*;

pub mod m20250105_documents {
    use super::*;

    #[derive(Migration)]
    pub enum Documents {
        #[create_extension]
        Vector,
        #[create_table]
        Documents {
            #[column(primary_key)]
            id: Uuid,
            title: Text,
            body: Text,
            tags: Array<Text>,
            meta: Jsonb,
            raw: Json,
            embedding: Vector<3>,
            during: TstzRange,
            created_at: Timestamptz,
            deleted_at: Option<Timestamptz>,
        },
        #[create_index(documents(title))]
        ByTitle,
        #[create_index(documents(title))]
        ByTitleAgain,
        #[create_index(documents(created_at desc, title asc, deleted_at desc nulls last, id nulls first))]
        Ordered,
        #[create_index(documents("lower(title)"), unique, where = "deleted_at IS NULL")]
        LiveTitles,
        #[create_index(documents(tags), using = gin)]
        ByTag,
        #[create_index(documents(meta jsonb_path_ops), using = gin, with(fastupdate = off))]
        ByMeta,
        #[create_index(documents("to_tsvector('english'::regconfig, body)"), using = "gin", name = documents_text)]
        ByText,
        #[create_index(documents(during), using = gist)]
        ByTime,
        #[create_index(documents(embedding vector_cosine_ops), using = ivfflat, with(lists = 100))]
        Nearest,
        #[create_index(documents(embedding vector_l2_ops), using = hnsw, with(m = 16, ef_construction = 64,),)]
        NearestToo,
        #[create_index(documents(created_at), using = brin)]
        ByDay,
        #[create_index(documents(title text_pattern_ops desc), include(body, id))]
        Covering,
        #[create_index(documents("raw ->> 'kind'"), using = hash)]
        ByKind,
        #[create_index(documents("(meta -> 'a')", "coalesce(title, body)" desc))]
        Computed,
        #[create_index(documents(title collate "C" text_pattern_ops desc nulls last, "lower(body)" collate pg_catalog."en_US.utf8" statistics = 500))]
        Collated,
        #[create_index(documents(deleted_at), unique, nulls_not_distinct, only, tablespace = "fast disks", with(fillfactor = 70, deduplicate_items = off))]
        OneDeleted,
        #[create_index(documents("to_tsvector('english'::regconfig, body)" pg_catalog.tsvector_ops(siglen = 100)), using = gist, name = words)]
        Words,
        #[alter_index(documents_pkey, set(fillfactor = 70), reset(deduplicate_items))]
        DenseKey,
        #[rename_index(words, documents_words)]
        WordsOfDocuments,
        #[create_index(documents(title), name = words)]
        WordsAgain,
        #[alter_index(documents_words, set(fillfactor = 70, buffering = off), reset(fillfactor), tablespace = pg_default, statistics(1 = 500))]
        FinerWords,
        #[alter_index("public.documents_words", statistics(1 = default))]
        PlainWords,
        #[drop_index(documents_title_idx)]
        DropByTitle,
        #[drop_index(documents_title_idx1)]
        DropByTitleAgain,
    }
}

migration_core::migrations![m20250105_documents];

fn main() {}
