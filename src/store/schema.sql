-- One article's reading is keyed by the article and a place in it, so that it is found, replaced and removed as a whole.
-- Spans are code points in the article's text: from the first up to and without the second.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    published TEXT,
    source TEXT,
    url TEXT,
    digest BLOB NOT NULL,
    program TEXT NOT NULL
) STRICT;

CREATE TABLE sentence (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    from_char INTEGER NOT NULL,
    to_char INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    date TEXT,
    end_date TEXT,
    province TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
    article INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    text TEXT NOT NULL,
    from_char INTEGER NOT NULL,
    to_char INTEGER NOT NULL,
    named INTEGER NOT NULL,
    PRIMARY KEY (article, entity, place),
    FOREIGN KEY (article, entity) REFERENCES entity(article, place) ON DELETE CASCADE,
    FOREIGN KEY (article, sentence) REFERENCES sentence(article, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    article INTEGER NOT NULL,
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    source INTEGER NOT NULL,
    target INTEGER NOT NULL,
    title TEXT,
    former INTEGER NOT NULL,
    site TEXT,
    sentence INTEGER NOT NULL,
    trigger_from INTEGER NOT NULL,
    trigger_to INTEGER NOT NULL,
    source_from INTEGER NOT NULL,
    source_to INTEGER NOT NULL,
    target_from INTEGER NOT NULL,
    target_to INTEGER NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (article, place),
    FOREIGN KEY (article, source) REFERENCES entity(article, place) ON DELETE CASCADE,
    FOREIGN KEY (article, target) REFERENCES entity(article, place) ON DELETE CASCADE,
    FOREIGN KEY (article, sentence) REFERENCES sentence(article, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The result of resolution. A digest of all that is known of a node or an edge tells whether it has changed.

CREATE TABLE node (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    date TEXT,
    end_date TEXT,
    province TEXT,
    confidence REAL NOT NULL,
    digest BLOB NOT NULL,
    -- The name as it is compared with what people type: folded words.
    words TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX node_by_type ON node (type);
CREATE INDEX node_by_name ON node (name);

CREATE TABLE alias (
    node INTEGER NOT NULL REFERENCES node(key) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (node, place)
) STRICT, WITHOUT ROWID;

-- The articles that refer to a node without naming it, so that no evidence cites them.
CREATE TABLE node_reference (
    node INTEGER NOT NULL REFERENCES node(key) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article(key),
    PRIMARY KEY (node, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX node_reference_by_article ON node_reference (article);

CREATE TABLE node_evidence (
    node INTEGER NOT NULL REFERENCES node(key) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    trigger_from INTEGER NOT NULL,
    trigger_to INTEGER NOT NULL,
    source_from INTEGER,
    source_to INTEGER,
    target_from INTEGER,
    target_to INTEGER,
    rule TEXT,
    site TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (node, place),
    FOREIGN KEY (article, sentence) REFERENCES sentence(article, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX node_evidence_by_article ON node_evidence (article);

CREATE TABLE edge (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES node(key),
    target INTEGER NOT NULL REFERENCES node(key),
    title TEXT,
    former INTEGER NOT NULL,
    site TEXT,
    since TEXT,
    until TEXT,
    confidence REAL NOT NULL,
    digest BLOB NOT NULL
) STRICT;

CREATE INDEX edge_by_source ON edge (source, type);
CREATE INDEX edge_by_target ON edge (target, type);
CREATE INDEX edge_by_type ON edge (type);

CREATE TABLE edge_evidence (
    edge INTEGER NOT NULL REFERENCES edge(key) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    trigger_from INTEGER NOT NULL,
    trigger_to INTEGER NOT NULL,
    source_from INTEGER,
    source_to INTEGER,
    target_from INTEGER,
    target_to INTEGER,
    rule TEXT,
    site TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (edge, place),
    FOREIGN KEY (article, sentence) REFERENCES sentence(article, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX edge_evidence_by_article ON edge_evidence (article);
