//! Who issued an instrument: `Nghị quyết 22 của Bộ Chính trị`, `UBND tỉnh ban hành Kế hoạch số 5`, `do Bộ Y tế ban hành`.

use super::scene::{Instrument, Party, PolicyScene};
use crate::{
    extract::cast::{Cast, Said},
    language::{Shape, TokenRange},
    lexicon::{PolicyForm, PolicyUse},
    model::{EdgeType, NodeType},
};
use rustc_hash::FxHashSet;

/// An announcement of what someone concluded is not theirs but their office's.
const CONCLUSION: &str = "Thông báo kết luận";

pub(super) fn claim(scene: &PolicyScene, cast: &mut Cast) {
    let mut teller = Teller { scene, cast, told: FxHashSet::default() };
    for number in 0..scene.instruments.len() {
        teller.inside(number);
        teller.after(number);
        teller.by(number);
        teller.at_instrument(number);
    }
    for at in 0..scene.document.tokens.len() {
        teller.verb(at);
    }
    for number in 0..scene.instruments.len() {
        teller.sign(number);
    }
}

struct Teller<'s, 'a> {
    scene: &'s PolicyScene<'a>,
    cast: &'s mut Cast,
    told: FxHashSet<u32>,
}

impl<'a> Teller<'_, 'a> {
    fn say(&mut self, issuer: Party, instrument: Instrument, trigger: TokenRange, rule: &'static str, confidence: f64) {
        if self.cast.get(issuer.entity).kind != NodeType::Body {
            return;
        }
        self.cast.place(issuer.entity, issuer.range, false);
        self.told.insert(instrument.entity);
        let (source, target) = ((issuer.entity, issuer.range), (instrument.entity, instrument.range));
        self.cast.say(Said::new(EdgeType::Issued, source, target, trigger, rule, confidence));
    }

    /// `Nghị định của Chính phủ về …`, `Quy chế làm việc của Tỉnh ủy`, `Nghị quyết liên tịch giữa A, B và C`.
    fn inside(&mut self, number: usize) {
        let scene = self.scene;
        let instrument = scene.instruments[number];
        let first = instrument.range.first();
        let kind = scene.lexicon.instruments.spellings().longest(&scene.document.tokens, first);
        let mut at = kind.map_or(first, |(end, _)| end);
        if instrument.reference || self.is_law(instrument) || instrument.name.starts_with(CONCLUSION) {
            return;
        }
        if scene.is(at, "làm") && scene.is(at + 1, "việc") {
            at += 2;
        }
        if scene.is(at, "đại") && scene.is(at + 1, "hội") {
            at = (at..instrument.range.end()).find(|&at| scene.is(at, "của")).unwrap_or(at);
        }
        if !scene.is_any(at, &["của", "giữa"]) || at >= instrument.range.end() {
            return;
        }
        let trigger = TokenRange::new(at, at + 1);
        for issuer in self.issuers_from(at + 1, instrument.range.end()) {
            self.say(issuer, instrument, trigger, "issuer inside the name", 0.9);
        }
    }

    /// The issuers in a list that begins at a token: `Bộ Chính trị, Ban Bí thư`.
    fn issuers_from(&self, at: usize, limit: usize) -> Vec<Party> {
        let scene = self.scene;
        let mut list: Vec<Party> = Vec::new();
        // `do chính Ủy ban ban hành`
        let mut at =
            at + usize::from(at < scene.document.tokens.len() && matches!(scene.document.word(at), "chính" | "cả"));
        while let Some(issuer) = scene.issuer_at(at).filter(|issuer| issuer.range.end() <= limit) {
            let end = issuer.range.end();
            let acts = scene.word_use(end) == Some(PolicyUse::Tense) || scene.verb(end).is_some();
            if acts && !list.is_empty() {
                // `… của Bộ Chính trị, UBND tỉnh đã …` : the second acts.
                break;
            }
            list.push(issuer);
            at = end + usize::from(scene.document.mark(end) == ',');
            at += usize::from(scene.is(at, "và"));
            if at == end {
                break;
            }
        }
        list
    }

    /// `… ngày 10/4/2013 của Bộ Chính trị`, `…, cũng của Bộ Chính trị`, `… về hội nhập quốc tế của Bộ Chính trị`.
    fn after(&mut self, number: usize) {
        let scene = self.scene;
        let instrument = scene.instruments[number];
        let mut at = scene.past_date(instrument.range.end());
        at += usize::from(scene.document.mark(at) == ',' && scene.is(at + 1, "cũng")) * 2;
        let limit = scene.sentence(instrument.range.first()).end();
        let (of, rule, confidence) = if scene.is(at, "của") {
            (at, "instrument của issuer", 0.9)
        } else if let Some(of) = self.of_after_matter(at, limit, instrument) {
            (of, "instrument về … của issuer", 0.7)
        } else {
            return;
        };
        let trigger = TokenRange::new(of, of + 1);
        let issuers = self.issuers_from(of + 1, limit);
        let mut instruments = scene.list_before(number);
        instruments.extend(self.enclosed(number));
        for issuer in issuers {
            let shares = |one: &&Instrument| one.range == instrument.range || self.may_share(**one, issuer);
            for &instrument in &instruments.iter().filter(shares).copied().collect::<Vec<_>>() {
                self.say(issuer, instrument, trigger, rule, confidence);
            }
        }
    }

    /// Whether an issuer named after the last of a list may have issued this one, too.
    fn may_share(&self, instrument: Instrument, issuer: Party) -> bool {
        let signed = self.scene.lexicon.policy.issuers(instrument.name).next().is_some();
        !self.is_law(instrument) && (!signed || self.fits(instrument, issuer))
    }

    /// `Quy chế …, ban hành kèm theo Quyết định số 5`: what was issued with an instrument.
    fn enclosed(&self, number: usize) -> Option<Instrument<'a>> {
        let scene = self.scene;
        let at = scene.instruments[number].range.first();
        let with = at >= 4 && (0..4).all(|i| scene.is(at - 4 + i, ["ban", "hành", "kèm", "theo"][i]));
        let before = *scene.instruments[..number].iter().rev().find(|one| one.range.end() <= at)?;
        (with && at - before.range.end() <= 5).then_some(before)
    }

    /// Where `của` stands after `về …`, if whom it names fits the sign.
    fn of_after_matter(&self, at: usize, limit: usize, instrument: Instrument) -> Option<usize> {
        let scene = self.scene;
        if !scene.is(at, "về") {
            return None;
        }
        (at + 1..limit.min(at + 22)).take_while(|&at| scene.document.tokens[at].is_word()).find(|&at| {
            scene.is(at, "của") && scene.issuer_at(at + 1).is_some_and(|issuer| self.fits(instrument, issuer))
        })
    }

    fn fits(&self, instrument: Instrument, issuer: Party) -> bool {
        fits(self.scene, self.cast, instrument, issuer)
    }

    fn is_law(&self, instrument: Instrument) -> bool {
        let (instruments, tokens) = (&self.scene.lexicon.instruments, &self.scene.document.tokens);
        let kind = instruments.spellings().longest(tokens, instrument.range.first());
        kind.is_some_and(|(_, &kind)| instruments.is_law(kind))
    }

    /// `… do Bộ Y tế ban hành`, `… được Thủ tướng phê duyệt`, `Nghị định 105 Chính phủ ban hành tuần trước`.
    fn by(&mut self, number: usize) {
        let scene = self.scene;
        let instrument = scene.instruments[number];
        let limit = scene.sentence(instrument.range.first()).end();
        let mut at = scene.past_date(instrument.range.end());
        let comma = scene.document.mark(at) == ',';
        at += usize::from(comma);
        let by = scene.is_any(at, &["do", "được"]);
        at += usize::from(by);
        if comma && !by {
            return;
        }
        let issuers = self.issuers_from(at, limit);
        let Some(last) = issuers.last() else { return };
        let reach = if by { 10 } else { 2 };
        let verb = (last.range.end()..limit.min(last.range.end() + reach)).find_map(|at| {
            scene.verb(at).filter(|(_, verb)| verb.claim == EdgeType::Issued && verb.form == PolicyForm::Verb)
        });
        let Some((trigger, _)) = verb else { return };
        if self.is_law(instrument) && !scene.is(trigger.end() - 1, "hành") {
            // A president who signs a law proclaims it.
            return;
        }
        for issuer in issuers {
            self.say(issuer, instrument, trigger, "do issuer ban hành", 0.9);
        }
    }

    /// `UBND tỉnh đã ban hành Kế hoạch số 5`, `được Thủ tướng phê duyệt tại Quyết định số 5`.
    fn verb(&mut self, at: usize) {
        let scene = self.scene;
        let Some((trigger, verb)) = scene.verb(at).filter(|(_, verb)| verb.claim == EdgeType::Issued) else { return };
        if verb.form == PolicyForm::Weak && !scene.after_tense(at) {
            return;
        }
        let Some(issuer) = self.subject(at) else { return };
        let Some(number) = self.object(trigger.end()) else { return };
        if scene.instruments[number].reference {
            return;
        }
        for instrument in scene.list_after(number) {
            self.say(issuer, instrument, trigger, "issuer ban hành instrument", 0.85);
        }
    }

    /// Who stands before the verb, with no more than a name and words of time between; none if it is demanded of them.
    fn subject(&self, at: usize) -> Option<Party> {
        let scene = self.scene;
        let sentence = scene.sentence(at).first();
        let end = scene.issuers.partition_point(|party| party.range.end() <= at);
        let last =
            scene.issuers[..end].iter().max_by_key(|party| (party.range.end, std::cmp::Reverse(party.range.first)))?;
        let gap = last.range.end()..at;
        let plain = gap.clone().all(|at| {
            let token = &scene.document.tokens[at];
            token.is_capital()
                || scene.word_use(at) == Some(PolicyUse::Tense)
                || scene.after_tense(at + 1)
                || scene.is_any(at, &["có", "tỉnh", "ký", "quyết", "định", "thống", "nhất", "cho", "biết"])
        });
        let before = last.range.first().saturating_sub(3).max(sentence);
        let demanded = scene.demanded(before, last.range.first());
        (last.range.first() >= sentence && gap.len() <= 8 && plain && !demanded).then_some(*last)
    }

    /// The instrument that a verb of issuing governs: right after it, or after `tại`, `bằng` further on.
    fn object(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        if let Some(number) = scene.instrument_after(at, 2) {
            return Some(number);
        }
        let limit = scene.sentence(at.saturating_sub(1)).end().min(at + 12);
        let goes_on = |at: usize| {
            scene.document.tokens[at].shape != Shape::Mark || matches!(scene.document.mark(at), ',' | '-' | '/')
        };
        let by = (at..limit)
            .take_while(|&at| goes_on(at))
            .find(|&at| scene.is_any(at, &["tại", "bằng"]) && scene.instrument_after(at + 1, 1).is_some())?;
        scene.instrument_after(by + 1, 1)
    }

    /// `liên Bộ Y tế - Tài chính sớm thay Thông tư liên tịch 09/2009/TTLT-BYT-BTC`: the sign says whose it is.
    fn sign(&mut self, number: usize) {
        let scene = self.scene;
        let instrument = scene.instruments[number];
        // `TW` may be any of several.
        let told = self.told.contains(&instrument.entity) || scene.lexicon.policy.issuers(instrument.name).count() > 2;
        if told || instrument.reference {
            return;
        }
        let sentence = scene.sentence(instrument.range.first());
        let beside = |issuer: &&Party| sentence.contains(issuer.range.first()) && self.is_beside(instrument, **issuer);
        let fitting: Vec<Party> =
            scene.issuers.iter().filter(beside).filter(|issuer| self.fits(instrument, **issuer)).copied().collect();
        for issuer in fitting {
            self.say(issuer, instrument, instrument.range, "issuer in the sign", 0.6);
        }
    }

    /// Whether an issuer stands so that the sign may be theirs: `chỉ đạo của Thủ tướng tại Văn bản số 5`, `Thực hiện Kế hoạch
    /// số 5, Đoàn …`, `Chỉ thị số 5 cũng như công điện của Thủ tướng`.
    fn is_beside(&self, instrument: Instrument, issuer: Party) -> bool {
        let scene = self.scene;
        let (name, office) = (instrument.range, issuer.range);
        if office.end() <= name.first() {
            let demanded = scene.demanded(office.first().saturating_sub(2), office.first());
            return name.first() - office.end() <= 6 && !demanded && !issuer.reference;
        }
        if office.first() < name.end() {
            return false;
        }
        let between = name.end()..office.first();
        let opens = name.first() - scene.sentence(name.first()).first() <= 8;
        let next = opens && between.len() <= 8 && between.clone().any(|at| scene.document.mark(at) == ',');
        next || between.len() <= 24 && scene.is(office.first() - 1, "của")
    }

    /// `theo chỉ đạo của Thủ tướng tại Văn bản 10285`
    fn at_instrument(&mut self, number: usize) {
        let scene = self.scene;
        let instrument = scene.instruments[number];
        let Some(at) = instrument.range.first().checked_sub(1).filter(|&at| scene.is(at, "tại")) else { return };
        let issuer =
            scene.issuers.iter().filter(|issuer| issuer.range.end() == at).min_by_key(|issuer| issuer.range.first);
        if let Some(&issuer) =
            issuer.filter(|issuer| issuer.range.first() > 0 && scene.is(issuer.range.first() - 1, "của"))
        {
            self.say(issuer, instrument, TokenRange::new(at, at + 1), "issuer tại instrument", 0.75);
        }
    }
}

/// Whether the sign of an instrument is that of an issuer.
pub(super) fn fits(scene: &PolicyScene, cast: &Cast, instrument: Instrument, issuer: Party) -> bool {
    let name = &cast.get(issuer.entity).name;
    scene
        .lexicon
        .policy
        .issuers(instrument.name)
        .any(|known| name == known || name.starts_with(known) && !matches!(known, "Chính phủ" | "Quốc hội"))
}
