//! Where a page shows a sentence, as a link that leads there: a text fragment
//! (<https://wicg.github.io/scroll-to-text-fragment/>).
//!
//! [`Shown`](crate::Shown) is the page's text as a browser lays it out; [`find`] looks a sentence up in it, [`fragment`] names the place by as few
//! words as find it and no other before it.

mod find;
mod fragment;

use url::Url;

use self::find::Finder;
use crate::article::Article;

/// For each sentence the address of the article's page with a text fragment that leads to it, or `None`: where the page does not
/// show it (a PDF, a feed, text that only a script knows, words that were changed), where it crosses blocks, where no words tell
/// it from what stands before, and where the page's own fragment names a route of its script.
///
/// The sentences are those of [`summarize`](crate::summarize()) or [`answer`](crate::answer()). An existing fragment is kept.
#[must_use]
pub fn links(article: &Article, sentences: &[String]) -> Vec<Option<String>> {
    let nowhere = || vec![None; sentences.len()];
    let (Some(shown), Some(url)) = (&article.shown, &article.url) else {
        return nowhere();
    };
    let Some(address) = address(url) else {
        return nowhere();
    };
    let finder = Finder::new(&shown.0, article);
    sentences
        .iter()
        .map(|sentence| {
            let place = finder.place(sentence)?;
            let fragment = fragment::fragment(&finder, &place)?;
            Some(format!("{address}:~:text={fragment}"))
        })
        .collect()
}

/// The address up to where `:~:` goes; `None` where a fragment would not reach a browser or would lead elsewhere.
fn address(url: &Url) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let own = url.fragment().unwrap_or("");
    let own = own.split(":~:").next().unwrap_or("");
    // Pages that scripts draw keep their route there.
    if own.starts_with(['/', '!']) {
        return None;
    }
    let mut bare = url.clone();
    bare.set_fragment(None);
    Some(format!("{bare}#{own}"))
}

#[cfg(test)]
mod tests;
