WITH schemas AS (
  SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname IN ($schemas)
),
-- What an extension made, and what belongs to something else inside: the sequence of an identity column, a range's functions.
inner_objects AS (
  SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype IN ('e', 'i')
),
extended AS (
  SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
),
relations AS (
  SELECT c.*, s.nspname, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END AS kind
  FROM pg_catalog.pg_class c JOIN schemas s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
    AND (1259, c.oid) NOT IN (SELECT classid, objid FROM extended)
),
-- The name of an element's type, and what follows it: a type of the history with its schema, one of an extension without.
types AS (
  SELECT y.oid, b.oid AS base, CASE WHEN b.oid <> y.oid THEN '[]' ELSE '' END AS brackets,
    CASE WHEN n.nspname = 'pg_catalog' THEN ''
      WHEN (1247, b.oid) IN (SELECT classid, objid FROM extended) THEN b.typname::text
      ELSE concat(n.nspname, '.', b.typname) END AS made
  FROM pg_catalog.pg_type y
  JOIN pg_catalog.pg_type b ON b.oid = CASE WHEN y.typcategory = 'A' AND y.typlen = -1 AND y.typelem <> 0
    THEN y.typelem ELSE y.oid END
  JOIN pg_catalog.pg_namespace n ON n.oid = b.typnamespace
),
attributes AS (
  SELECT a.*, concat(
    CASE WHEN t.made = '' THEN pg_catalog.format_type(t.base, a.atttypmod)
      ELSE t.made || coalesce(substring(pg_catalog.format_type(t.base, a.atttypmod) FROM '\([^()]*\)$'), '') END,
    t.brackets) AS words,
    -- From version 18 on, attnotnull says that no NULL comes in; what is in is all proved only where the constraint is valid.
    a.attnotnull AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = a.attrelid AND contype = 'n'
      AND NOT convalidated AND a.attnum = ANY (conkey)) AS has_no_null
  FROM pg_catalog.pg_attribute a JOIN types t ON t.oid = a.atttypid
  WHERE a.attnum > 0 AND NOT a.attisdropped
)
SELECT kind, schema::text, name::text, part::text, coalesce(words, ''), owner_kind, owner::text FROM (
  SELECT 'schema' AS kind, '' AS schema, nspname AS name, '' AS part, '' AS words, '' AS owner_kind, '' AS owner FROM schemas
UNION ALL
  SELECT 'extension', '', extname, '', '', '', '' FROM pg_catalog.pg_extension
UNION ALL
  SELECT 'publication', '', pubname, '', '', '', '' FROM pg_catalog.pg_publication
UNION ALL
  SELECT CASE relkind WHEN 'S' THEN 'sequence' ELSE kind END, nspname, relname, '',
    CASE WHEN relkind IN ('r', 'p', 'f') THEN concat_ws(', ', CASE WHEN relispartition THEN 'a partition' END,
      CASE relkind WHEN 'p' THEN 'partitioned' WHEN 'f' THEN 'foreign' END, CASE WHEN relrowsecurity THEN 'with row security' END,
      CASE WHEN relforcerowsecurity THEN 'forced' END,
      CASE WHEN NOT relispartition THEN (SELECT string_agg(format('inheriting from %s.%s', pn.nspname, pc.relname), ', ' ORDER BY inhseqno)
        FROM pg_catalog.pg_inherits JOIN pg_catalog.pg_class pc ON pc.oid = inhparent
        JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace WHERE inhrelid = relations.oid) END) END, '', ''
  FROM relations WHERE relkind <> 'c' AND (relkind <> 'S' OR (1259, oid) NOT IN (SELECT classid, objid FROM inner_objects))
UNION ALL
  SELECT 'composite', nspname, relname, '',
    (SELECT string_agg(concat(attname, ' ', words), ', ' ORDER BY attnum) FROM attributes WHERE attrelid = r.oid), '', ''
  FROM relations r WHERE relkind = 'c'
UNION ALL
  SELECT 'column', nspname, relname, attname, concat(words, CASE WHEN has_no_null THEN ' not null' END,
    CASE WHEN NOT attislocal AND NOT relispartition THEN ' inherited' END), kind, relname
  FROM relations JOIN attributes ON attrelid = relations.oid WHERE relkind IN ('r', 'p', 'f')
UNION ALL
  SELECT 'constraint', r.nspname, r.relname, conname, concat(CASE contype
      WHEN 'p' THEN format('primary key (%s)', k.columns) WHEN 'u' THEN format('unique (%s)', k.columns)
      WHEN 'f' THEN format('foreign key (%s) to %s.%s', k.columns, fn.nspname, fc.relname)
      WHEN 'n' THEN format('not null (%s)%s', k.columns, CASE WHEN NOT convalidated THEN ', not valid' END)
      WHEN 'c' THEN 'check' ELSE 'exclude' END, CASE WHEN coninhcount > 0 AND NOT conislocal THEN ' inherited' END), kind, r.relname
  FROM pg_catalog.pg_constraint c JOIN relations r ON r.oid = conrelid
  CROSS JOIN LATERAL (SELECT string_agg(attname, ', ' ORDER BY n) AS columns
    FROM unnest(conkey) WITH ORDINALITY AS u (attnum, n)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = conrelid AND a.attnum = u.attnum) k
  LEFT JOIN (pg_catalog.pg_class fc JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace) ON fc.oid = confrelid
  WHERE contype IN ('p', 'u', 'f', 'c', 'x', 'n') AND conparentid = 0 AND NOT (r.relispartition AND coninhcount > 0)
UNION ALL
  SELECT 'index', r.nspname, i.relname, '', concat(CASE WHEN indisunique THEN 'unique ' END, 'on ', r.relname,
    CASE WHEN NOT indisvalid AND i.relkind = 'i' THEN ', invalid' END), kind, r.relname
  FROM pg_catalog.pg_index JOIN relations r ON r.oid = indrelid JOIN pg_catalog.pg_class i ON i.oid = indexrelid
  WHERE NOT i.relispartition
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
UNION ALL
  SELECT CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'range' END, nspname, y.typname, '',
    CASE typtype
      WHEN 'e' THEN (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_catalog.pg_enum WHERE enumtypid = y.oid)
      WHEN 'd' THEN (SELECT concat(CASE WHEN t.made = '' THEN pg_catalog.format_type(t.base, y.typtypmod)
        ELSE t.made || coalesce(substring(pg_catalog.format_type(t.base, y.typtypmod) FROM '\([^()]*\)$'), '') END,
        t.brackets) FROM types t WHERE t.oid = y.typbasetype) END, '', ''
  FROM pg_catalog.pg_type y JOIN schemas s ON s.oid = y.typnamespace
  WHERE typtype IN ('e', 'd', 'r') AND (1247, y.oid) NOT IN (SELECT classid, objid FROM extended)
UNION ALL
  SELECT DISTINCT CASE prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, nspname, proname, '', '', '', ''
  FROM pg_catalog.pg_proc p JOIN schemas s ON s.oid = p.pronamespace
  WHERE prokind IN ('f', 'p') AND (1255, p.oid) NOT IN (SELECT classid, objid FROM inner_objects)
UNION ALL
  SELECT 'trigger', r.nspname, r.relname, tgname, '', kind, relname
  FROM pg_catalog.pg_trigger t JOIN relations r ON r.oid = tgrelid WHERE NOT tgisinternal AND tgparentid = 0
UNION ALL
  SELECT 'policy', r.nspname, r.relname, polname, '', kind, relname
  FROM pg_catalog.pg_policy JOIN relations r ON r.oid = polrelid
UNION ALL
  SELECT 'statistics', s.nspname, stxname, '', '', coalesce(kind, ''), coalesce(relname, '')
  FROM pg_catalog.pg_statistic_ext x JOIN schemas s ON s.oid = x.stxnamespace LEFT JOIN relations r ON r.oid = x.stxrelid
) AS items
