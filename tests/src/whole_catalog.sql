-- One line for each thing that users made, of PostgreSQL 15 and later. It is to run with an empty search_path, so that
-- every name has its schema.
--
-- What PostgreSQL names by itself is told by what it belongs to: the sequence of an identity column by the column, the
-- index or constraint of a partition by that of its table; and NOT NULL, a constraint of domains from version 17 on and of
-- columns from 18 on, by these. The order of a table's columns is a line of its own.
-- Privileges that PostgreSQL gives by itself are spelled out, as it does it itself once others come and go (acldefault).
-- Rows are left out, and with them whether a materialized view has any.
WITH schemas AS (
  SELECT oid, nspname FROM pg_catalog.pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
),
-- What an extension made is the extension's.
extended AS (
  SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
),
relations AS (
  SELECT c.*, format('%I.%I', s.nspname, c.relname) AS name
  FROM pg_catalog.pg_class c JOIN schemas s ON s.oid = c.relnamespace
  WHERE (1259, c.oid) NOT IN (SELECT classid, objid FROM extended)
),
identities AS (
  SELECT d.objid AS sequence, format('%s.%I', d.refobjid::regclass, a.attname) AS of
  FROM pg_catalog.pg_depend d
  JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  WHERE d.classid = 1259 AND d.refclassid = 1259 AND d.deptype = 'i'
)
SELECT line FROM (
  SELECT format('schema %I, owner %I, acl %s', n.nspname, pg_catalog.pg_get_userbyid(n.nspowner),
    (SELECT array_agg(i ORDER BY i::text) FROM unnest(coalesce(n.nspacl, acldefault('n', n.nspowner))) i)) AS line
  FROM pg_catalog.pg_namespace n JOIN schemas USING (oid)
UNION ALL
  SELECT format('extension %I %s in %s', extname, extversion, extnamespace::regnamespace) FROM pg_catalog.pg_extension
UNION ALL
  SELECT concat_ws(' ', 'relation', r.name, r.relkind, r.relpersistence, r.relreplident, am.amname, t.spcname,
    r.reloptions, CASE WHEN r.relrowsecurity THEN 'row security' END, CASE WHEN r.relforcerowsecurity THEN 'forced' END,
    pg_catalog.pg_get_partkeydef(r.oid),
    pg_catalog.pg_get_expr(r.relpartbound, r.oid), pg_catalog.pg_get_userbyid(r.relowner),
    (SELECT array_agg(i ORDER BY i::text) FROM unnest(coalesce(r.relacl, acldefault('r', r.relowner))) i))
  FROM relations r
  LEFT JOIN pg_catalog.pg_am am ON am.oid = r.relam
  LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = r.reltablespace
  WHERE r.relkind IN ('r', 'p', 'v', 'm', 'c', 'f')
UNION ALL
  SELECT concat_ws(' ', 'columns of', r.name, (
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped))
  FROM relations r WHERE r.relkind IN ('r', 'p', 'v', 'm', 'c', 'f')
UNION ALL
  SELECT concat_ws(' ', 'column', format('%s.%I', r.name, a.attname),
    pg_catalog.format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
    'identity ' || nullif(a.attidentity::text, ''), 'generated ' || nullif(a.attgenerated::text, ''),
    'default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), 'collation ' || nullif(a.attcollation, 0)::regcollation::text,
    'storage ' || a.attstorage::text, 'compression ' || nullif(a.attcompression::text, ''),
    'statistics ' || nullif(a.attstattarget, -1), a.attoptions,
    (SELECT array_agg(i ORDER BY i::text) FROM unnest(a.attacl) i), CASE WHEN a.attislocal THEN 'local' END,
    a.attinhcount)
  FROM relations r
  JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE r.relkind IN ('r', 'p', 'v', 'm', 'c', 'f')
UNION ALL
  SELECT concat_ws(' ', 'inherits', i.inhrelid::regclass, i.inhparent::regclass, i.inhseqno)
  FROM pg_catalog.pg_inherits i JOIN relations r ON r.oid = i.inhrelid AND r.relkind IN ('r', 'p')
UNION ALL
  SELECT concat_ws(' ', 'constraint', coalesce('of ' || p.conname, c.conname), 'of', r.name,
    pg_catalog.pg_get_constraintdef(c.oid), CASE WHEN c.conislocal THEN 'local' END)
  FROM pg_catalog.pg_constraint c JOIN relations r ON r.oid = c.conrelid
  LEFT JOIN pg_catalog.pg_constraint p ON p.oid = c.conparentid
  -- PostgreSQL 18 chooses a name for every NOT NULL that has none; what the history names is called otherwise here.
  WHERE c.contype <> 'n' OR c.conname !~ '_not_null[0-9]*$'
UNION ALL
  SELECT concat_ws(' ', 'index', coalesce(i.inhparent::regclass::text, r.name), 'of', x.indrelid::regclass,
    CASE WHEN i.inhparent IS NULL THEN pg_catalog.pg_get_indexdef(r.oid) END,
    CASE WHEN x.indisvalid THEN 'valid' END, CASE WHEN x.indisunique THEN 'unique' END,
    CASE WHEN x.indisclustered THEN 'clustered' END, t.spcname, r.reloptions, (
      SELECT array_agg(a.attstattarget ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.oid))
  FROM relations r JOIN pg_catalog.pg_index x ON x.indexrelid = r.oid
  LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = r.oid
  LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = r.reltablespace
UNION ALL
  SELECT concat_ws(' ', 'view', r.name, pg_catalog.pg_get_viewdef(r.oid))
  FROM relations r WHERE r.relkind IN ('v', 'm')
UNION ALL
  SELECT concat_ws(' ', 'sequence', coalesce('of ' || i.of || CASE WHEN r.relname ~ '_seq[0-9]*$' THEN '' ELSE ' ' || r.name END, r.name),
    r.relpersistence, q.seqtypid::regtype, q.seqstart,
    q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
    pg_catalog.pg_get_userbyid(r.relowner),
    (SELECT array_agg(i ORDER BY i::text) FROM unnest(coalesce(r.relacl, acldefault('s', r.relowner))) i), 'owned by ' || (
      SELECT format('%s.%I', d.refobjid::regclass, a.attname) FROM pg_catalog.pg_depend d
      JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE d.classid = 1259 AND d.objid = r.oid AND d.refclassid = 1259 AND d.deptype = 'a'))
  FROM relations r JOIN pg_catalog.pg_sequence q ON q.seqrelid = r.oid
  LEFT JOIN identities i ON i.sequence = r.oid
UNION ALL
  SELECT concat_ws(' ', 'type', t.oid::regtype, t.typtype, nullif(t.typbasetype, 0)::regtype, t.typtypmod,
    'collation ' || nullif(t.typcollation, 0)::regcollation::text, CASE WHEN t.typnotnull THEN 'not null' END,
    'default ' || t.typdefault, pg_catalog.pg_get_userbyid(t.typowner),
    (SELECT array_agg(i ORDER BY i::text) FROM unnest(coalesce(t.typacl, acldefault('T', t.typowner))) i), (
      SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid), (
      SELECT concat_ws(' ', g.rngsubtype::regtype, g.rngmultitypid::regtype, c.opcname,
        nullif(g.rngcollation, 0)::regcollation, g.rngcanonical, g.rngsubdiff)
      FROM pg_catalog.pg_range g JOIN pg_catalog.pg_opclass c ON c.oid = g.rngsubopc WHERE g.rngtypid = t.oid))
  FROM pg_catalog.pg_type t JOIN schemas s ON s.oid = t.typnamespace
  WHERE t.typtype IN ('e', 'd', 'r', 'm') AND (1247, t.oid) NOT IN (SELECT classid, objid FROM extended)
UNION ALL
  SELECT concat_ws(' ', 'check', c.conname, 'of', c.contypid::regtype, pg_catalog.pg_get_constraintdef(c.oid))
  FROM pg_catalog.pg_constraint c JOIN schemas s ON s.oid = c.connamespace WHERE c.contypid <> 0 AND c.contype <> 'n'
UNION ALL
  SELECT concat_ws(' ', 'routine', pg_catalog.pg_get_functiondef(f.oid), pg_catalog.pg_get_userbyid(f.proowner),
    (SELECT array_agg(i ORDER BY i::text) FROM unnest(coalesce(f.proacl, acldefault('f', f.proowner))) i))
  FROM pg_catalog.pg_proc f JOIN schemas s ON s.oid = f.pronamespace
  WHERE f.prokind IN ('f', 'p', 'w') AND (1255, f.oid) NOT IN (SELECT classid, objid FROM extended)
UNION ALL
  SELECT concat_ws(' ', 'trigger', pg_catalog.pg_get_triggerdef(t.oid), t.tgenabled)
  FROM pg_catalog.pg_trigger t JOIN relations r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
  SELECT concat_ws(' ', 'policy', p.polname, 'on', r.name, p.polcmd, p.polpermissive,
    (SELECT array_agg(CASE WHEN o = 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(o) END ORDER BY 1)
      FROM unnest(p.polroles) o),
    'using ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
    'check ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
  FROM pg_catalog.pg_policy p JOIN relations r ON r.oid = p.polrelid
UNION ALL
  SELECT concat_ws(' ', 'statistics', pg_catalog.pg_get_statisticsobjdef(x.oid), nullif(x.stxstattarget, -1))
  FROM pg_catalog.pg_statistic_ext x JOIN schemas s ON s.oid = x.stxnamespace
UNION ALL
  SELECT concat_ws(' ', 'publication', p.pubname, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,
    p.pubviaroot, to_jsonb(p) ->> 'pubgencols')
  FROM pg_catalog.pg_publication p
UNION ALL
  SELECT concat_ws(' ', 'published by', p.pubname, m.prrelid::regclass, (
    SELECT array_agg(a.attname ORDER BY a.attname) FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = m.prrelid AND a.attnum = ANY (m.prattrs::smallint[])),
    pg_catalog.pg_get_expr(m.prqual, m.prrelid))
  FROM pg_catalog.pg_publication_rel m JOIN pg_catalog.pg_publication p ON p.oid = m.prpubid
UNION ALL
  SELECT concat_ws(' ', 'published by', p.pubname, 'schema', m.pnnspid::regnamespace)
  FROM pg_catalog.pg_publication_namespace m JOIN pg_catalog.pg_publication p ON p.oid = m.pnpubid
UNION ALL
  SELECT concat_ws(' ', 'default privileges', pg_catalog.pg_get_userbyid(a.defaclrole),
    nullif(a.defaclnamespace, 0)::regnamespace, a.defaclobjtype,
    (SELECT array_agg(i ORDER BY i::text) FROM unnest(a.defaclacl) i))
  FROM pg_catalog.pg_default_acl a
UNION ALL
  SELECT concat_ws(' ', 'comment on', o.type, o.identity, d.description)
  FROM pg_catalog.pg_description d, pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) o
  WHERE d.objoid >= 16384 AND (d.classoid, d.objoid) NOT IN (SELECT classid, objid FROM extended)
) lines
ORDER BY line COLLATE "C"
