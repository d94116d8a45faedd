CREATE TABLE tenants (id uuid, name text, slug text, plan text, settings jsonb, created_at timestamptz);
CREATE TABLE users (id uuid, tenant_id uuid, email text, name text, manager_id uuid, is_active boolean, created_at timestamptz, last_login timestamptz);
CREATE TABLE tasks (id bigint, tenant_id uuid, title text, status text, assignee_id uuid, parent_id bigint, tags text[], payload jsonb, due date, done boolean, created_at timestamptz, updated_at timestamptz);
CREATE TABLE comments (id bigint, task_id bigint, author_id uuid, body text, created_at timestamptz);
CREATE TABLE orders (id bigint, tenant_id uuid, customer_id bigint, total numeric, currency text, placed_at timestamptz, status text);
CREATE TABLE order_lines (order_id bigint, line_no integer, product_id bigint, quantity integer, price numeric);
CREATE TABLE products (id bigint, sku text, name text, category_id bigint, price numeric, attributes jsonb);
CREATE TABLE categories (id bigint, parent_id bigint, name text);
CREATE TABLE accounts (id bigint, tenant_id uuid, code text, balance numeric);
CREATE TABLE entries (id bigint, account_id bigint, amount numeric, booked_on date, memo text);
CREATE TABLE "Odd Table" ("Id" bigint, "select" text, "quo""te" text, name text);

SELECT id, title FROM tasks WHERE done;
-- reads tasks.done, tasks.id, tasks.title
-- gives id, title
SELECT * FROM tasks WHERE status = 'open' AND due < CURRENT_DATE;
-- reads tasks.assignee_id, tasks.created_at, tasks.done, tasks.due, tasks.id, tasks.parent_id, tasks.payload, tasks.status, tasks.tags, tasks.tenant_id, tasks.title, tasks.updated_at
-- gives id, tenant_id, title, status, assignee_id, parent_id, tags, payload, due, done, created_at, updated_at
SELECT t.id, t.title, u.name AS assignee FROM tasks t LEFT JOIN users u ON u.id = t.assignee_id WHERE NOT t.done;
-- reads tasks.assignee_id, tasks.done, tasks.id, tasks.title, users.id, users.name
-- gives id, title, assignee
SELECT tenant_id, count(*) AS n, count(*) FILTER (WHERE done) AS done FROM tasks GROUP BY tenant_id;
-- reads tasks.done, tasks.tenant_id
-- gives tenant_id, n, done
SELECT tenant_id, status, count(*) FROM tasks GROUP BY 1, 2 HAVING count(*) > 10 ORDER BY count(*) DESC;
-- reads tasks.status, tasks.tenant_id
-- gives tenant_id, status, count
SELECT date_trunc('day', created_at) AS day, count(*) FROM tasks GROUP BY day ORDER BY day;
-- reads tasks.created_at
-- gives day, count
SELECT u.*, t.name AS tenant FROM users u JOIN tenants t ON t.id = u.tenant_id;
-- reads tenants.id, tenants.name, users.created_at, users.email, users.id, users.is_active, users.last_login, users.manager_id, users.name, users.tenant_id
-- gives id, tenant_id, email, name, manager_id, is_active, created_at, last_login, tenant
SELECT DISTINCT ON (task_id) task_id, body, created_at FROM comments ORDER BY task_id, created_at DESC;
-- reads comments.body, comments.created_at, comments.task_id
-- gives task_id, body, created_at
SELECT id, title, row_number() OVER (PARTITION BY tenant_id ORDER BY created_at) AS position FROM tasks;
-- reads tasks.created_at, tasks.id, tasks.tenant_id, tasks.title
-- gives id, title, position
SELECT id, sum(amount) OVER w AS running, avg(amount) OVER w FROM entries WINDOW w AS (PARTITION BY account_id ORDER BY booked_on, id);
-- reads entries.account_id, entries.amount, entries.booked_on, entries.id
-- gives id, running, avg
SELECT a.code, a.balance, e.total FROM accounts a JOIN (SELECT account_id, sum(amount) AS total FROM entries GROUP BY account_id) e ON e.account_id = a.id;
-- reads accounts.balance, accounts.code, accounts.id, entries.account_id, entries.amount
-- gives code, balance, total
SELECT a.code, coalesce(e.total, 0) AS total FROM accounts a LEFT JOIN LATERAL (SELECT sum(amount) AS total FROM entries WHERE account_id = a.id) e ON true;
-- reads accounts.code, accounts.id, entries.account_id, entries.amount
-- gives code, total
WITH recent AS (SELECT id, title, assignee_id FROM tasks WHERE created_at > now() - interval '7 days') SELECT r.title, u.email FROM recent r JOIN users u ON u.id = r.assignee_id;
-- reads tasks.assignee_id, tasks.created_at, tasks.id, tasks.title, users.email, users.id
-- gives title, email
WITH RECURSIVE tree AS (SELECT id, parent_id, name, 1 AS depth FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, c.parent_id, c.name, tree.depth + 1 FROM categories c JOIN tree ON tree.id = c.parent_id) SELECT id, name, depth FROM tree;
-- reads categories.id, categories.name, categories.parent_id
-- gives id, name, depth
WITH RECURSIVE up(id, boss, level) AS (SELECT u.id, u.manager_id, 0 FROM users u UNION SELECT up.id, m.manager_id, level + 1 FROM up JOIN users m ON m.id = up.boss) SELECT id, max(level) FROM up GROUP BY id;
-- reads users.id, users.manager_id
-- gives id, max
WITH RECURSIVE walk(id, name) AS (SELECT id, name FROM categories UNION ALL SELECT c.id, c.name FROM categories c, walk w WHERE c.parent_id = w.id) SEARCH BREADTH FIRST BY id SET ord CYCLE id SET looped USING path SELECT id, name, looped FROM walk ORDER BY ord;
-- reads categories.id, categories.name, categories.parent_id
-- gives id, name, looped
SELECT id, name FROM users WHERE EXISTS (SELECT 1 FROM tasks WHERE assignee_id = users.id AND NOT done);
-- reads tasks.assignee_id, tasks.done, users.id, users.name
-- gives id, name
SELECT id, (SELECT count(*) FROM comments c WHERE c.task_id = t.id) AS comments FROM tasks t;
-- reads comments.task_id, tasks.id
-- gives id, comments
SELECT id, title FROM tasks WHERE assignee_id IN (SELECT id FROM users WHERE is_active);
-- reads tasks.assignee_id, tasks.id, tasks.title, users.id, users.is_active
-- gives id, title
SELECT name FROM products WHERE price > (SELECT avg(price) FROM products);
-- reads products.name, products.price
-- gives name
SELECT p.name FROM products p WHERE p.price >= ALL (SELECT price FROM products q WHERE q.category_id = p.category_id);
-- reads products.category_id, products.name, products.price
-- gives name
SELECT o.id, l.line_no, l.quantity * l.price AS amount FROM orders o JOIN order_lines l ON l.order_id = o.id;
-- reads order_lines.line_no, order_lines.order_id, order_lines.price, order_lines.quantity, orders.id
-- gives id, line_no, amount
SELECT line_no, sku FROM order_lines JOIN products ON products.id = product_id;
-- reads order_lines.line_no, order_lines.product_id, products.id, products.sku
-- gives line_no, sku
SELECT o.tenant_id, sum(quantity * l.price) FROM orders AS o, order_lines AS l WHERE l.order_id = o.id AND o.status <> 'cancelled' GROUP BY o.tenant_id;
-- reads order_lines.order_id, order_lines.price, order_lines.quantity, orders.id, orders.status, orders.tenant_id
-- gives tenant_id, sum
SELECT id, title, 'task' AS kind FROM tasks UNION ALL SELECT id, body, 'comment' FROM comments ORDER BY kind, title;
-- reads comments.body, comments.id, tasks.id, tasks.title
-- gives id, title, kind
SELECT email FROM users EXCEPT SELECT slug FROM tenants;
-- reads tenants.slug, users.email
-- gives email
(SELECT id FROM tasks ORDER BY created_at LIMIT 10) UNION (SELECT id FROM comments ORDER BY created_at LIMIT 10) ORDER BY id;
-- reads comments.created_at, comments.id, tasks.created_at, tasks.id
-- gives id
SELECT id, tag FROM tasks, unnest(tags) AS tag WHERE tag LIKE 'x%';
-- reads tasks.id, tasks.tags
-- gives id, tag
-- unseen tasks.id
SELECT t.id, u.tag, u.n FROM tasks t CROSS JOIN LATERAL unnest(t.tags) WITH ORDINALITY AS u(tag, n);
-- reads tasks.id, tasks.tags
-- gives id, tag, n
SELECT id, key, value FROM tenants, jsonb_each(settings);
-- reads tenants.id, tenants.settings
-- gives id, key, value
SELECT d.day, count(t.id) FROM generate_series(date '2024-01-01', date '2024-12-31', interval '1 day') AS d(day) LEFT JOIN tasks t ON t.due = d.day GROUP BY d.day;
-- reads tasks.due, tasks.id
-- gives day, count
SELECT id, payload->>'source' AS source, (payload->'n')::int FROM tasks WHERE payload @> '{"a": 1}' AND payload ? 'b';
-- reads tasks.id, tasks.payload
-- gives id, source, int4
SELECT x.id, x.kind FROM tasks t, jsonb_to_record(t.payload) AS x(id int, kind text);
-- reads tasks.payload
-- gives id, kind
SELECT v.label, count(*) FROM (VALUES ('open', 1), ('closed', 2)) AS v(label, rank) JOIN tasks ON tasks.status = v.label GROUP BY v.label, v.rank ORDER BY v.rank;
-- reads tasks.status
-- gives label, count
SELECT tenant_id, status, placed_at, sum(total) FROM orders GROUP BY GROUPING SETS ((tenant_id, status), ROLLUP (placed_at), ());
-- reads orders.placed_at, orders.status, orders.tenant_id, orders.total
-- gives tenant_id, status, placed_at, sum
SELECT currency, percentile_cont(0.5) WITHIN GROUP (ORDER BY total) AS median FROM orders GROUP BY currency;
-- reads orders.currency, orders.total
-- gives currency, median
SELECT string_agg(name, ', ' ORDER BY name) FROM categories;
-- reads categories.name
-- gives string_agg
SELECT CASE WHEN total > 1000 THEN 'large' WHEN total > 100 THEN 'medium' ELSE 'small' END AS size, count(*) FROM orders GROUP BY size;
-- reads orders.total
-- gives size, count
SELECT extract(year FROM placed_at) AS year, extract(month FROM placed_at), sum(total) FROM orders GROUP BY 1, 2;
-- reads orders.placed_at, orders.total
-- gives year, extract, sum
SELECT upper(left(name, 1)) || substr(name, 2), trim(both ' ' from email), position('@' in email) FROM users;
-- reads users.email, users.name
-- gives ?column?, btrim, position
SELECT t.id AS task, u.id AS "user" FROM tasks t FULL JOIN users u ON (u.tenant_id, u.id) = (t.tenant_id, t.assignee_id);
-- reads tasks.assignee_id, tasks.id, tasks.tenant_id, users.id, users.tenant_id
-- gives task, user
SELECT tenant_id, tasks.id, users.email FROM tasks JOIN users USING (tenant_id);
-- reads tasks.id, tasks.tenant_id, users.email, users.tenant_id
-- gives tenant_id, id, email
SELECT id, a.code, amount FROM accounts a JOIN entries e USING (id);
-- reads accounts.code, accounts.id, entries.amount, entries.id
-- gives id, code, amount
SELECT j.code FROM (accounts CROSS JOIN categories) AS j(account, tenant, code);
-- reads accounts.code
-- gives code
-- unseen accounts.code
SELECT c.name, p.name AS parent FROM categories c JOIN categories p ON c.parent_id = p.id;
-- reads categories.id, categories.name, categories.parent_id
-- gives name, parent
SELECT a FROM (SELECT b.id AS a FROM (SELECT id FROM accounts) b) c;
-- reads accounts.id
-- gives a
SELECT c.code FROM (SELECT * FROM accounts WHERE balance < 0) c;
-- reads accounts.balance, accounts.code, accounts.id, accounts.tenant_id
-- gives code
SELECT to_jsonb(u) - 'email' AS "user" FROM users u;
-- reads 
-- gives user
SELECT row_to_json(t) FROM (SELECT id, title FROM tasks) t;
-- reads tasks.id, tasks.title
-- gives row_to_json
SELECT json_build_object('id', u.id, 'tasks', (SELECT json_agg(t.title ORDER BY t.created_at) FROM tasks t WHERE t.assignee_id = u.id)) AS doc FROM users u;
-- reads tasks.assignee_id, tasks.created_at, tasks.title, users.id
-- gives doc
SELECT array(SELECT title FROM tasks WHERE tenant_id = tenants.id ORDER BY created_at) FROM tenants;
-- reads tasks.created_at, tasks.tenant_id, tasks.title, tenants.id
-- gives array
SELECT "Id", "select", "quo""te" FROM "Odd Table" WHERE name = 'x';
-- reads Odd Table.Id, Odd Table.name, Odd Table.quo"te, Odd Table.select
-- gives Id, select, quo"te
SELECT o."Id" AS "Other Id" FROM "Odd Table" AS o ORDER BY "Other Id";
-- reads Odd Table.Id
-- gives Other Id
SELECT name AS id, id AS name FROM categories ORDER BY id;
-- reads categories.id, categories.name
-- gives id, name
SELECT lower(name) AS name FROM users ORDER BY name, lower(name);
-- reads users.name
-- gives name
SELECT status AS state FROM tasks GROUP BY status ORDER BY state;
-- reads tasks.status
-- gives state
SELECT id FROM tasks WHERE (tenant_id, status) IN (SELECT tenant_id, status FROM orders);
-- reads orders.status, orders.tenant_id, tasks.id, tasks.status, tasks.tenant_id
-- gives id
SELECT id FROM tasks t WHERE NOT EXISTS (SELECT FROM comments WHERE task_id = t.id AND author_id = assignee_id);
-- reads comments.author_id, comments.task_id, tasks.assignee_id, tasks.id
-- gives id
SELECT id, lag(balance, 1, 0) OVER (ORDER BY code ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM accounts;
-- reads accounts.balance, accounts.code, accounts.id
-- gives id, lag
SELECT id FROM tasks WHERE due BETWEEN SYMMETRIC CURRENT_DATE AND CURRENT_DATE + 7 AND title ILIKE '%x%' ESCAPE '!' AND created_at IS NOT NULL;
-- reads tasks.created_at, tasks.due, tasks.id, tasks.title
-- gives id
SELECT relname, t.title FROM pg_class, tasks t WHERE relkind = 'r';
-- reads tasks.title
-- gives relname, title
SELECT ctid, tableoid::regclass AS source, id FROM tasks;
-- reads tasks.ctid, tasks.id, tasks.tableoid
-- gives ctid, source, id
-- unseen tasks.ctid, tasks.tableoid
SELECT nullif(status, '') AS status, greatest(created_at, updated_at), least(due, current_date), coalesce(title, 'none') FROM tasks;
-- reads tasks.created_at, tasks.due, tasks.status, tasks.title, tasks.updated_at
-- gives status, greatest, least, coalesce
WITH a AS (SELECT id FROM tasks), b AS (SELECT a.id, c.body FROM a JOIN comments c ON c.task_id = a.id) SELECT body FROM b WHERE id > 1;
-- reads comments.body, comments.task_id, tasks.id
-- gives body
WITH totals AS MATERIALIZED (SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id), ranked AS (SELECT *, rank() OVER (ORDER BY total DESC) AS place FROM totals) SELECT customer_id, total FROM ranked WHERE place <= 10;
-- reads orders.customer_id, orders.total
-- gives customer_id, total
SELECT x.customer_id FROM (TABLE orders) x;
-- reads orders.currency, orders.customer_id, orders.id, orders.placed_at, orders.status, orders.tenant_id, orders.total
-- gives customer_id
TABLE categories;
-- reads categories.id, categories.name, categories.parent_id
-- gives id, parent_id, name
SELECT date(created_at), tenant_id FROM comments JOIN tasks USING (created_at) GROUP BY 1, 2;
-- reads comments.created_at, tasks.created_at, tasks.tenant_id
-- gives date, tenant_id
SELECT p.sku, c.name, a.key FROM products p LEFT JOIN categories c ON c.id = p.category_id CROSS JOIN LATERAL jsonb_object_keys(p.attributes) AS a(key);
-- reads categories.id, categories.name, products.attributes, products.category_id, products.sku
-- gives sku, name, key
SELECT t.title, latest.body, latest.author FROM tasks t LEFT JOIN LATERAL (SELECT body, u.name AS author FROM comments c JOIN users u ON u.id = c.author_id WHERE c.task_id = t.id ORDER BY c.created_at DESC LIMIT 1) AS latest ON true;
-- reads comments.author_id, comments.body, comments.created_at, comments.task_id, tasks.id, tasks.title, users.id, users.name
-- gives title, body, author
SELECT sum(e.amount) FILTER (WHERE e.booked_on >= date_trunc('month', now())) AS month, a.code FROM entries e JOIN accounts a ON a.id = e.account_id GROUP BY a.code, a.id;
-- reads accounts.code, accounts.id, entries.account_id, entries.amount, entries.booked_on
-- gives month, code
SELECT * FROM categories NATURAL JOIN products;
-- reads categories.id, categories.name, categories.parent_id, products.attributes, products.category_id, products.id, products.name, products.price, products.sku
-- gives id, name, parent_id, sku, category_id, price, attributes
-- unknown
SELECT m.tenant_id, t.title FROM tasks t JOIN users u USING (tenant_id) AS m;
-- reads tasks.tenant_id, tasks.title, users.tenant_id
-- gives tenant_id, title
SELECT (SELECT (SELECT name FROM tenants WHERE id = users.tenant_id) FROM users WHERE id = assignee_id) AS tenant FROM tasks;
-- reads tasks.assignee_id, tenants.id, tenants.name, users.id, users.tenant_id
-- gives tenant
