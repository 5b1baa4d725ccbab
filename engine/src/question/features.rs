//! What is known of each passage as an answer, as numbers of fixed names.

use super::all_words::{every_word, phrases};
use super::asked::Asked;
use super::bm25::{B, K1, number};
use super::derived::compare;
use super::grams::grams;
use super::measures::{asked_measures, has_measure};
use super::names::{COUNT, Row, place_of};
use super::passages::Passage;
use super::reader::{Reader, Term};
use super::similar::{Similar, similar};
use super::wording::{AnswerKind, REASONS};
use crate::article::Article;
use crate::hash::{HashMap, HashSet};
use crate::terms::words;
use crate::text::is_unspaced;

/// How near, in terms, a likely answer stands to the words of the question to be borne out by them.
const REACH: usize = 12;

/// The article and the question, read and counted.
struct Counted<'a> {
    asked: &'a Asked,
    /// The terms of each passage.
    texts: Vec<Vec<Term>>,
    /// How rare each content term is in the article, in the order of the content.
    weights: Vec<f32>,
    all_weights: f32,
    /// How well each stem of the article fits each content term.
    similar: Similar,
    mean_length: f32,
}

/// How a passage meets the question.
#[derive(Clone, Debug, Default)]
struct Meeting {
    /// For each content term, how well the passage has it, 0 to 1.
    met: Vec<f32>,
    /// The weighed share that is met.
    coverage: f32,
    exact: f32,
    soft: f32,
    /// Where each content term stands: place among the terms, which content term.
    hits: Vec<(usize, usize)>,
}

/// Each passage's numbers.
pub(super) fn rows(
    article: &Article,
    passages: &[Passage<'_>],
    asked: &Asked,
    question: &str,
    reader: &mut Reader<'_>,
) -> Vec<Row> {
    let texts: Vec<Vec<Term>> = passages.iter().map(|p| reader.terms(p.text)).collect();
    let headings: HashMap<usize, Vec<Term>> = passages
        .iter()
        .filter_map(|passage| passage.heading)
        .collect::<HashSet<usize>>()
        .into_iter()
        .map(|at| (at, reader.terms(&article.blocks[at].text)))
        .collect();
    let similar = similar(&asked.content, reader);
    let weights = rarity(&asked.content, &texts, &similar);
    let all: usize = texts.iter().map(Vec::len).sum();
    let counted = Counted {
        asked,
        all_weights: weights.iter().sum::<f32>().max(1e-6),
        weights,
        similar,
        mean_length: number(all) / number(texts.len().max(1)),
        texts,
    };
    let meetings: Vec<Meeting> = counted
        .texts
        .iter()
        .map(|text| counted.meet(text))
        .collect();
    let headings: HashMap<usize, Meeting> = headings
        .into_iter()
        .map(|(at, terms)| (at, counted.meet(&terms)))
        .collect();
    let grams = grams(question, passages);
    let every_term = reader.terms(question);
    let every_word = every_word(&every_term, &counted.texts, counted.mean_length);
    let phrases = phrases(&every_term, &counted.texts);
    let letters: Vec<f32> = asked
        .content
        .iter()
        .map(|term| number(reader.stem(term.stem).chars().count()))
        .collect();
    let all_letters = letters.iter().sum::<f32>().max(1.0);
    let measures = asked_measures(question);
    let known: HashSet<u32> = asked.terms.iter().map(|term| term.stem).collect();
    let mut rows: Vec<Row> = (0..passages.len())
        .map(|at| counted.row(at, passages, &meetings, &headings, &known, grams[at]))
        .collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row[const { place_of("every_word") }] = every_word[at];
        row[const { place_of("phrases") }] = phrases[at];
        let met = meetings[at].met.iter().zip(&letters);
        row[const { place_of("letters") }] =
            met.map(|(met, letters)| met * letters).sum::<f32>() / all_letters;
        row[const { place_of("measure") }] =
            f32::from(u8::from(has_measure(passages[at].text, &measures)));
    }
    compare(&mut rows, passages, asked.kind, article.language.as_deref());
    rows
}

/// How rare each content term is among the passages: a word of few tells more.
fn rarity(content: &[Term], texts: &[Vec<Term>], similar: &Similar) -> Vec<f32> {
    let mut holding = vec![0_usize; content.len()];
    for text in texts {
        let mut seen = vec![false; content.len()];
        for term in text {
            for &(at, likeness) in similar.of(term.stem) {
                seen[at] |= likeness > 0.6;
            }
        }
        for (count, seen) in holding.iter_mut().zip(seen) {
            *count += usize::from(seen);
        }
    }
    let all = number(texts.len());
    holding
        .into_iter()
        .map(|count| {
            let count = number(count);
            (1.0 + (all - count + 0.5).max(0.0) / (count + 0.5)).ln()
        })
        .collect()
}

impl Counted<'_> {
    fn meet(&self, text: &[Term]) -> Meeting {
        let content = self.asked.content.len();
        let mut times = vec![0.0_f32; content];
        let mut soft_times = vec![0.0_f32; content];
        let mut meeting = Meeting {
            met: vec![0.0; content],
            ..Meeting::default()
        };
        for (place, term) in text.iter().enumerate() {
            for &(at, likeness) in self.similar.of(term.stem) {
                meeting.met[at] = meeting.met[at].max(likeness);
                soft_times[at] += likeness;
                if likeness >= 1.0 {
                    times[at] += 1.0;
                }
                meeting.hits.push((place, at));
            }
        }
        let length = number(text.len()) / self.mean_length.max(1.0);
        let saturated = |times: f32| times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length));
        for at in 0..content {
            meeting.exact += self.weights[at] * saturated(times[at]);
            meeting.soft += self.weights[at] * saturated(soft_times[at]);
            meeting.coverage += self.weights[at] * meeting.met[at] / self.all_weights;
        }
        meeting
    }

    fn union(&self, meetings: &[&Meeting]) -> f32 {
        let content = self.asked.content.len();
        let met = |at: usize| meetings.iter().map(|m| m.met[at]).fold(0.0, f32::max);
        (0..content)
            .map(|at| self.weights[at] * met(at))
            .sum::<f32>()
            / self.all_weights
    }

    fn row(
        &self,
        at: usize,
        passages: &[Passage<'_>],
        meetings: &[Meeting],
        headings: &HashMap<usize, Meeting>,
        known: &HashSet<u32>,
        grams: f32,
    ) -> Row {
        let mut row = [0.0; COUNT];
        let (text, meeting, passage) = (&self.texts[at], &meetings[at], &passages[at]);
        let none = Meeting {
            met: vec![0.0; self.asked.content.len()],
            ..Meeting::default()
        };
        let previous = if at > 0 { &meetings[at - 1] } else { &none };
        let next = meetings.get(at + 1).unwrap_or(&none);
        let second = if at > 1 { &meetings[at - 2] } else { &none };
        let heading = passage
            .heading
            .and_then(|at| headings.get(&at))
            .unwrap_or(&none);
        row[const { place_of("bm25") }] = meeting.exact;
        row[const { place_of("soft") }] = meeting.soft;
        row[const { place_of("coverage") }] = meeting.coverage;
        row[const { place_of("grams") }] = grams;
        row[const { place_of("pairs") }] = self.pairs(meeting);
        row[const { place_of("sequence") }] = self.sequence(text);
        row[const { place_of("window") }] = self.window(meeting);
        let asked_words = number(self.asked.terms.len().max(1));
        let has: HashSet<u32> = text.iter().map(|term| term.stem).collect();
        row[const { place_of("all_words") }] = number(
            self.asked
                .terms
                .iter()
                .filter(|t| has.contains(&t.stem))
                .count(),
        ) / asked_words;
        row[const { place_of("names") }] = self.share_met(meeting, |term| term.name);
        row[const { place_of("numbers") }] = self.share_met(meeting, |term| term.number);
        row[const { place_of("rarest") }] = (0..self.weights.len())
            .filter(|at| meetings.iter().any(|m| m.met[*at] > 0.6))
            .max_by(|a, b| self.weights[*a].total_cmp(&self.weights[*b]))
            .map_or(0.0, |rarest| meeting.met[rarest]);
        row[const { place_of("previous") }] = previous.coverage;
        row[const { place_of("next") }] = next.coverage;
        row[const { place_of("with_previous") }] =
            self.union(&[meeting, previous]) - meeting.coverage;
        row[const { place_of("with_next") }] = self.union(&[meeting, next]) - meeting.coverage;
        row[const { place_of("around_share") }] =
            meeting.soft + 0.5 * (previous.soft + next.soft) + 0.25 * second.soft;
        let same: Vec<&Meeting> = neighbours(passages, at)
            .map(|other| &meetings[other])
            .collect();
        row[const { place_of("block") }] = self.union(&same);
        row[const { place_of("heading") }] = heading.coverage;
        row[const { place_of("missing_before") }] = (0..self.weights.len())
            .filter(|term| meeting.met[*term] < 0.5)
            .map(|term| {
                self.weights[term]
                    * previous.met[term]
                        .max(second.met[term])
                        .max(heading.met[term])
            })
            .sum::<f32>()
            / self.all_weights;
        let new = |wanted: fn(&Term) -> bool| {
            number(
                text.iter()
                    .filter(|t| wanted(t) && !known.contains(&t.stem))
                    .count(),
            )
        };
        row[const { place_of("new_numbers") }] = new(|term| term.number).ln_1p();
        row[const { place_of("new_times") }] = new(|term| term.time).ln_1p();
        row[const { place_of("new_names") }] = new(|term| term.name).ln_1p();
        row[const { place_of("new_words") }] = new(|term| !term.stop).ln_1p();
        row[const { place_of("reasons") }] = f32::from(u8::from(gives_reason(passage.text)));
        row[const { place_of("support") }] = self.support(text, meeting, known);
        row[const { place_of("fits") }] = self.fits(&row);
        row[const { place_of("length") }] = number(text.len()).ln_1p();
        row[const { place_of("place") }] = number(at) / number(passages.len());
        row[const { place_of("in_block") }] = number(passage.in_block).ln_1p();
        row[const { place_of("asks") }] = f32::from(u8::from(
            passage
                .text
                .trim_end()
                .ends_with(['?', '？', '؟', '\u{37e}']),
        ));
        row[const { place_of("brackets") }] =
            f32::from(u8::from(passage.text.contains(['(', '（', '"', '“', '«'])));
        row[const { place_of("hits_share") }] =
            number(meeting.hits.len()) / number(text.len().max(1));
        let content = self.asked.content.len();
        row[const { place_of("last_word") }] = meeting.met.last().copied().unwrap_or(0.0);
        row[const { place_of("first_word") }] = meeting.met.first().copied().unwrap_or(0.0);
        row[const { place_of("longest_run") }] = self.longest_run(text) / number(content.max(1));
        row
    }

    /// The weighed share of the pairs of words that stand together in the question and near each other in the passage.
    fn pairs(&self, meeting: &Meeting) -> f32 {
        let content = self.asked.content.len();
        let (mut all, mut met) = (0.0, 0.0);
        for first in 0..content.saturating_sub(1) {
            let weight = self.weights[first] + self.weights[first + 1];
            all += weight;
            let places = |of: usize| {
                meeting
                    .hits
                    .iter()
                    .filter(move |(_, at)| *at == of)
                    .map(|(place, _)| *place)
            };
            let near = places(first).any(|here| {
                places(first + 1).any(|there| here != there && here.abs_diff(there) <= 3)
            });
            if near {
                met += weight;
            }
        }
        if all > 0.0 { met / all } else { 0.0 }
    }

    /// The weight of the longest sequence of words that both have in the same order, as a share.
    fn sequence(&self, text: &[Term]) -> f32 {
        let content = self.asked.content.len();
        let mut best = vec![0.0_f32; content + 1];
        for term in text {
            let similar = self.similar.of(term.stem);
            if similar.is_empty() {
                continue;
            }
            let before = best.clone();
            for &(at, likeness) in similar {
                best[at + 1] = best[at + 1].max(before[at] + self.weights[at] * likeness);
            }
            for at in 1..=content {
                best[at] = best[at].max(best[at - 1]);
            }
        }
        best[content] / self.all_weights
    }

    /// The share of the question's weight that stands within a dozen words.
    fn window(&self, meeting: &Meeting) -> f32 {
        let mut best = 0.0_f32;
        for (from, &(start, _)) in meeting.hits.iter().enumerate() {
            let mut seen = vec![false; self.weights.len()];
            let mut weight = 0.0;
            for &(_, at) in meeting.hits[from..]
                .iter()
                .take_while(|(place, _)| *place < start + REACH)
            {
                if !seen[at] {
                    seen[at] = true;
                    weight += self.weights[at] * meeting.met[at];
                }
            }
            best = best.max(weight);
        }
        best / self.all_weights
    }

    /// The share of the content terms of a kind that the passage has; a half where there are none.
    fn share_met(&self, meeting: &Meeting, wanted: impl Fn(&Term) -> bool) -> f32 {
        let of: Vec<f32> = self
            .asked
            .content
            .iter()
            .zip(&meeting.met)
            .filter(|(term, _)| wanted(term))
            .map(|(_, met)| *met)
            .collect();
        if of.is_empty() {
            0.5
        } else {
            of.iter().sum::<f32>() / number(of.len())
        }
    }

    /// How much of the question stands around the likeliest answer: a term of the expected kind that the question does not have.
    fn support(&self, text: &[Term], meeting: &Meeting, known: &HashSet<u32>) -> f32 {
        let mut best = 0.0_f32;
        for (place, term) in text.iter().enumerate() {
            if known.contains(&term.stem) || !self.could_answer(*term) {
                continue;
            }
            let mut nearest = vec![usize::MAX; self.weights.len()];
            for &(hit, at) in &meeting.hits {
                nearest[at] = nearest[at].min(hit.abs_diff(place));
            }
            let weight: f32 = nearest
                .iter()
                .zip(&self.weights)
                .filter(|(distance, _)| **distance <= REACH)
                .map(|(distance, weight)| weight / (1.0 + 0.15 * number(*distance)))
                .sum();
            best = best.max(weight);
        }
        best / self.all_weights
    }

    fn could_answer(&self, term: Term) -> bool {
        match self.asked.kind {
            Some(AnswerKind::Quantity) => term.number,
            Some(AnswerKind::Time) => term.time || term.number,
            Some(AnswerKind::Person | AnswerKind::Place) => !term.stop && !term.number,
            _ => !term.stop,
        }
    }

    /// Whether the passage has what the question asks for.
    fn fits(&self, row: &Row) -> f32 {
        match self.asked.kind {
            Some(AnswerKind::Quantity) => row[const { place_of("new_numbers") }],
            Some(AnswerKind::Time) => row[const { place_of("new_times") }]
                .max(0.5 * row[const { place_of("new_numbers") }]),
            Some(AnswerKind::Person | AnswerKind::Place) => row[const { place_of("new_names") }],
            Some(AnswerKind::Reason) => row[const { place_of("reasons") }],
            _ => 0.5,
        }
    }

    /// How many content terms follow one another in the passage as in the question.
    fn longest_run(&self, text: &[Term]) -> f32 {
        let content = self.asked.content.len();
        let mut run = vec![0_u32; content];
        let mut best = 0;
        for term in text.iter().filter(|term| !term.stop) {
            let before = std::mem::replace(&mut run, vec![0; content]);
            for &(at, likeness) in self.similar.of(term.stem) {
                if likeness > 0.6 {
                    run[at] = 1 + if at > 0 { before[at - 1] } else { 0 };
                    best = best.max(run[at]);
                }
            }
        }
        number(best as usize)
    }
}

/// The passages of the same block, no further away than a reader looks.
fn neighbours<'a>(passages: &'a [Passage<'_>], at: usize) -> impl Iterator<Item = usize> + 'a {
    let block = passages[at].block;
    (at.saturating_sub(5)..(at + 6).min(passages.len()))
        .filter(move |other| passages[*other].block == block)
}

fn gives_reason(text: &str) -> bool {
    if text.contains(is_unspaced) {
        return REASONS
            .iter()
            .any(|reason| reason.starts_with(is_unspaced) && text.contains(reason));
    }
    words(text).any(|word| REASONS.contains(&word.to_lowercase().as_str()))
}
