"""Articles that say what no portal would print: the records from which `graph build` makes the hostile graph."""
import json
import sqlite3

# Everything that some format has a meaning for, in names, titles, sites, sentences, headlines and ids.
NASTY = [
    'Trần "Văn" Nháy',
    "Lê 'Thị' Ổn",
    "Phạm \\ Chéo \\N \\n \\\\ \\u0041 \\",
    "Hà <b>Đậm</b> & <script>alert(1)</script> &amp; &#65; ]]> <!-- -->",
    "Dòng\nmới\r\nvà\tthẻ\rcuối\n",
    "Mặt cười 😀 👩‍👩‍👧 𝔘𝔫𝔦 và cờ 🇻🇳",
    "Điều khiển \x01\x02\x08\x0b\x0c\x1b\x1f\x7f\x85\u2028\u2029 hết",
    "Không \x00 giữa",
    "Ngoài \ufffe\uffff và \ue000",
    "Dấu phẩy, chấm phẩy; ống | ngoặc {a: [1]} (b) `c` $d %n %20 #e @f ^g ~h *i* _j_ =1+1",
    "Tổ hợp e\u0302\u0301 và rỗng\u200b\u200d\ufeff",
    "עברית العربية ไทย 漢字",
    " đầu và cuối ",
    "null",
    "NaN",
    "007",
    "true",
    "-- \"; DROP TABLE x; //",
    "\u0301dấu đứng đầu",
    "",
    "   ",
    "Dài " + "ạ" * 9_996,
    "Dài và nháy " + '"\\<' * 3_330,
]


class Article:
    """One article: a sentence for each thing, and claims between them."""

    def __init__(self, id, title, **head):
        self.head = {"record": "article", "article": id, "title": title, **head}
        self.sentences, self.entities, self.claims = [], [], []
        self.end = 0

    def sentence(self, text):
        span = {"start": self.end, "end": self.end + len(text)}
        self.end = span["end"] + 1
        self.sentences.append({"span": span, "text": text})
        return len(self.sentences) - 1

    def entity(self, type, name, **known):
        at = self.sentence(f"Câu nêu {name} rồi thôi.")
        start = self.sentences[at]["span"]["start"] + 8
        mention = {"text": name, "span": {"start": start, "end": start + len(name)}, "sentence": at, "named": True}
        self.entities.append({"type": type, "name": name, "mentions": [mention], "confidence": 0.875, **known})
        return len(self.entities) - 1

    def claim(self, type, source, target, **known):
        """The same sentence, trigger and rule every time: only what it says tells two claims apart."""
        span = self.sentences[0]["span"]
        ends = [self.entities[end]["mentions"][0]["span"] for end in (source, target)]
        self.claims.append({"type": type, "source": source, "target": target, "sentence": 0,
                            "trigger": {"start": span["start"], "end": span["start"] + 3}, "source_span": ends[0],
                            "target_span": ends[1], "rule": 'luật "\\<&>', "confidence": 0.625, **known})

    def records(self):
        id = {"article": self.head["article"]}
        yield {**self.head, "sentences": len(self.sentences), "entities": len(self.entities), "claims": len(self.claims)}
        for at, sentence in enumerate(self.sentences):
            yield {"record": "sentence", **id, "sentence": at, **sentence}
        for at, entity in enumerate(self.entities):
            yield {"record": "entity", **id, "entity": at, **entity}
        for claim in self.claims:
            yield {"record": "claim", **id, **claim}


def articles():
    dates = ["2019-04-23", "2019-04", "2019", "--04-23", "--04"]
    for at, name in enumerate(NASTY):
        # An article for each name: its id and headline are nasty, too.
        article = Article(f"bài {at} {name[:40]}", name, published=dates[at % 5], source=name[:60],
                          url=f"https://example.org/?q={name[:20]}&x=\"'<>")
        official = article.entity("official", name)
        body = article.entity("body", f"Bộ {name}")
        part = article.entity("body", f"Vụ {name}")
        event = article.entity("event", f"Hội nghị {name}", date=dates[at % 5])
        law = article.entity("resolution", f"Luật {name}", date=dates[(at + 1) % 5])
        place = article.entity("province", ["Hà Nội", "Đắk Lắk", "Lạng Sơn"][at % 3])
        # Parallel edges of one type and of several.
        for title in [name, "Vụ trưởng", "Phó Vụ trưởng"]:
            article.claim("holds_position", official, body, title=title, former=title == "Vụ trưởng")
        article.claim("holds_position", official, body)
        for type in ["chaired", "attended", "spoke_at", "organized"]:
            article.claim(type, official, event, site=name)
        article.claim("attended", body, event)
        article.claim("held_in", event, place)
        article.claim("has_site", event, place)
        article.claim("issued", body, law)
        article.claim("discussed", event, law)
        for source in [event, body, place]:
            article.claim("implements", source, law)
        article.claim("part_of", part, body)
        article.claim("established", body, part)
        # Self loops, twice with the same evidence.
        for _ in range(2):
            article.claim("implements", law, law)
        article.claim("part_of", body, body)
        yield article


def write(path):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for article in articles():
            for record in article.records():
                out.write(json.dumps(record, ensure_ascii=False) + "\n")


def spoil(store):
    """What resolution never lets through, written into the store by hand: names that are empty or hold line ends, edges
    from a node to itself."""
    database = sqlite3.connect(store)
    names = ["", " ", "dòng\nmới\r\nvà\tthẻ\rcuối\n", '"', "\\", "<", "\u0000\u0001", "'"]
    for kind in ["official", "body", "resolution", "event"]:
        keys = [key for (key,) in database.execute("SELECT key FROM node WHERE type = ? ORDER BY id", [kind])]
        for key, name in zip(keys, names):
            database.execute("UPDATE node SET name = ? WHERE key = ?", [name, key])
            for place, alias in enumerate(sorted(names)):
                database.execute("INSERT INTO alias (node, place, name) VALUES (?, ?, ?)", [key, 100 + place, alias])
    for relation, kind in [("part_of", "body"), ("established", "body"), ("implements", "resolution")]:
        loops = database.execute("""SELECT max(edge.key), node.key, node.id FROM edge JOIN node ON node.key = edge.target
            WHERE edge.type = ? AND node.type = ? GROUP BY node.key ORDER BY node.key LIMIT 5""", [relation, kind]).fetchall()
        for edge, node, id in loops:
            key = database.execute("""INSERT INTO edge (id, type, source, target, former, confidence, digest)
                VALUES (?, ?, ?, ?, 0, 0.5, x'')""", [f"{id}>{relation}>{id}", relation, node, node]).lastrowid
            database.execute("""INSERT INTO edge_evidence SELECT ?, place, article, sentence, trigger_from, trigger_to,
                source_from, source_to, target_from, target_to, rule, site, confidence FROM edge_evidence
                WHERE edge = ?""", [key, edge])
    database.commit()
    database.close()
