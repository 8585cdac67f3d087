-- For whoever opens the file with another program: one view a kind of thing, one a relation, all edges in words, and all
-- evidence. Lists in one column are separated by "; ". Dates are as precise as known: 2019-04-23, 2019-04, 2019, --04-23.

-- Each edge read aloud. The date is that of the event at either end, else the first day on which it is seen to hold, else that
-- of the instrument issued; sources are the ids of the articles that say so, sentence is the one that says it most surely.
CREATE VIEW edges AS
SELECT edge.id, source.name AS source, edge.type, target.name AS target, edge.title, edge.since, edge.until,
       CASE 'event' WHEN target.type THEN target.date WHEN source.type THEN source.date
           ELSE coalesce(edge.since, edge.until, iif(edge.type = 'issued', target.date, NULL)) END AS date,
       edge.confidence,
       (SELECT count(DISTINCT article) FROM edge_evidence WHERE edge_evidence.edge = edge.key) AS articles,
       CASE 'event' WHEN target.type THEN target.end_date WHEN source.type THEN source.end_date
           ELSE edge.until END AS end_date,
       edge.former, edge.site,
       source.id AS source_id, source.type AS source_type, target.id AS target_id, target.type AS target_type,
       (SELECT group_concat(id, '; ') FROM (
            SELECT DISTINCT article.id FROM edge_evidence JOIN article ON article.key = edge_evidence.article
            WHERE edge_evidence.edge = edge.key ORDER BY article.id)) AS sources,
       (SELECT sentence.text FROM edge_evidence
        JOIN sentence ON sentence.article = edge_evidence.article AND sentence.place = edge_evidence.sentence
        WHERE edge_evidence.edge = edge.key ORDER BY edge_evidence.confidence DESC, edge_evidence.place LIMIT 1) AS sentence
FROM edge JOIN node AS source ON source.key = edge.source JOIN node AS target ON target.key = edge.target;

-- Each claim with its sentence.
CREATE VIEW evidence AS
SELECT edge.id AS edge, article.id AS article, article.published, article.url, sentence.text AS sentence,
       edge_evidence.rule, edge_evidence.confidence
FROM edge_evidence JOIN edge ON edge.key = edge_evidence.edge JOIN article ON article.key = edge_evidence.article
     JOIN sentence ON sentence.article = edge_evidence.article AND sentence.place = edge_evidence.sentence;

-- Each node with its other names, the articles that name it, and between which days these were published.
CREATE VIEW nodes AS
SELECT node.id, node.type, node.name,
       (SELECT group_concat(name, '; ') FROM (SELECT name FROM alias WHERE alias.node = node.key ORDER BY place)) AS aliases,
       node.date, node.end_date, node.province,
       (SELECT count(*) FROM edge WHERE edge.source = node.key) + (SELECT count(*) FROM edge WHERE edge.target = node.key)
           AS edges,
       (SELECT group_concat(id, '; ') FROM (
            SELECT DISTINCT article.id FROM node_evidence JOIN article ON article.key = node_evidence.article
            WHERE node_evidence.node = node.key ORDER BY article.id)) AS sources,
       (SELECT min(published) FROM node_evidence JOIN article ON article.key = node_evidence.article
        WHERE node_evidence.node = node.key AND published >= '0') AS first_published,
       (SELECT max(published) FROM node_evidence JOIN article ON article.key = node_evidence.article
        WHERE node_evidence.node = node.key AND published >= '0') AS last_published,
       node.confidence
FROM node;

-- People, with the posts that articles give them.
CREATE VIEW officials AS
SELECT id, name, aliases,
       (SELECT group_concat(post, '; ') FROM (
            SELECT trim(iif(former, 'nguyên ', '') || ifnull(title, '') || ', ' || target, ', ') AS post FROM edges
            WHERE edges.type = 'holds_position' AND edges.source_id = nodes.id ORDER BY since, edges.id)) AS posts,
       edges, sources, first_published, last_published, confidence
FROM nodes WHERE type = 'official';

CREATE VIEW bodies AS
SELECT id, name, aliases, province,
       (SELECT group_concat(target, '; ') FROM edges WHERE edges.type = 'part_of' AND edges.source_id = nodes.id) AS part_of,
       edges, sources, first_published, last_published, confidence
FROM nodes WHERE type = 'body';

CREATE VIEW resolutions AS
SELECT id, name, aliases, date,
       (SELECT group_concat(source, '; ') FROM edges WHERE edges.type = 'issued' AND edges.target_id = nodes.id) AS issued_by,
       edges, sources, first_published, last_published, confidence
FROM nodes WHERE type = 'resolution';

CREATE VIEW events AS
SELECT id, name, aliases, date, end_date, province,
       (SELECT group_concat(source, '; ') FROM edges WHERE edges.type = 'chaired' AND edges.target_id = nodes.id) AS chaired_by,
       (SELECT group_concat(source, '; ') FROM edges WHERE edges.type = 'organized' AND edges.target_id = nodes.id)
           AS organized_by,
       edges, sources, first_published, last_published, confidence
FROM nodes WHERE type = 'event';

CREATE VIEW provinces AS
SELECT id, name, aliases, edges, sources, first_published, last_published, confidence FROM nodes WHERE type = 'province';

-- One view a relation, with the columns called after what stands in them.

CREATE VIEW chaired AS
SELECT id, source AS who, source_id AS who_id, source_type AS who_type, target AS event, target_id AS event_id, date, end_date, site,
       sources, sentence, confidence
FROM edges WHERE type = 'chaired';

CREATE VIEW attended AS
SELECT id, source AS who, source_id AS who_id, source_type AS who_type, target AS event, target_id AS event_id, date, end_date, site,
       sources, sentence, confidence
FROM edges WHERE type = 'attended';

CREATE VIEW spoke_at AS
SELECT id, source AS who, source_id AS who_id, target AS event, target_id AS event_id, date, end_date, site,
       sources, sentence, confidence
FROM edges WHERE type = 'spoke_at';

CREATE VIEW organized AS
SELECT id, source AS who, source_id AS who_id, source_type AS who_type, target AS event, target_id AS event_id, date, end_date, site,
       sources, sentence, confidence
FROM edges WHERE type = 'organized';

CREATE VIEW held_in AS
SELECT id, source AS event, source_id AS event_id, target AS province, target_id AS province_id, date, end_date,
       sources, sentence, confidence
FROM edges WHERE type = 'held_in';

CREATE VIEW has_site AS
SELECT id, source AS event, source_id AS event_id, target AS province, target_id AS province_id, date, end_date,
       sources, sentence, confidence
FROM edges WHERE type = 'has_site';

CREATE VIEW issued AS
SELECT id, source AS body, source_id AS body_id, target AS resolution, target_id AS resolution_id, date, end_date,
       sources, sentence, confidence
FROM edges WHERE type = 'issued';

CREATE VIEW implements AS
SELECT id, source AS what, source_id AS what_id, source_type AS what_type, target AS resolution, target_id AS resolution_id, date, end_date,
       sources, sentence, confidence
FROM edges WHERE type = 'implements';

CREATE VIEW discussed AS
SELECT id, source AS event, source_id AS event_id, target AS resolution, target_id AS resolution_id, date, end_date,
       sources, sentence, confidence
FROM edges WHERE type = 'discussed';

CREATE VIEW part_of AS
SELECT id, source AS body, source_id AS body_id, target AS whole, target_id AS whole_id, date, end_date,
       sources, sentence, confidence
FROM edges WHERE type = 'part_of';

CREATE VIEW established AS
SELECT id, source AS founder, source_id AS founder_id, target AS body, target_id AS body_id, date, end_date,
       sources, sentence, confidence
FROM edges WHERE type = 'established';

CREATE VIEW holds_position AS
SELECT id, source AS official, source_id AS official_id, title, former, target AS body, target_id AS body_id, since, until,
       sources, sentence, confidence
FROM edges WHERE type = 'holds_position';
