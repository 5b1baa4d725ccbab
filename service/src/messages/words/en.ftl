# The app's own words in English. The format is Fluent's (https://projectfluent.org/fluent/guide/).
#
# What stands in braces is filled in. $it is the page's address, "your text" or "the message", and $it_first the same for the
# beginning of a sentence; $person is shown as a name. Text between backticks is typed as it stands, *stars* make it bold.
# Slack's limits: 75 characters for a button and its label, 3,000 for a message.

## What can be summarized, as a part of other sentences
your-text = your text
    .first = Your text
the-text = the text
    .first = The text
the-message = the message
    .first = The message

## Help
help = *Summaries of web pages, right here.* Give me a link:
    • `/summarize https://example.com/article` – { $sentences ->
        [1] the most telling sentence
        [3] the three most telling sentences
       *[other] the { $sentences } most telling sentences
    }, { $visibility ->
        [public] for everyone in the channel
       *[private] only for you
    }
    • `… 5 { $visibility ->
        [public] private` – five sentences, only for you
       *[private] public` – five sentences, for everyone in the channel
    }
    • `… what does it cost?` – the sentences that answer
    • `… about pricing` – the sentences on a topic
    • `… in german` – in German, if the engine here can translate
    Any number from { $min } to { $max } will do, and a long text in place of the link.
    Buttons: *Shorter*, *Longer*, *Ask*, *Share* a private one, *Dismiss*. In any message’s menu (⋮), *Summarize* does so for you alone.

## The command was not understood
sentences-out-of-range = A summary can have { $min } to { $max } sentences. For example: `/summarize https://example.com/article 5`
unsupported-scheme = I can only read pages whose address begins with http:// or https://.
credentials-in-address = That address carries a user name or a password. Please give me one without: I do not log in anywhere.
malformed-address = That does not look like a web address. Try the whole one, such as `/summarize https://example.com/article`.
question-without-page = I summarize pages and texts, and cannot answer a question without one. Give me a link with it: `/summarize https://example.com/article what does it cost?`
text-too-short =
    That text is too short: { $characters ->
        [one] { $characters } character
       *[other] { $characters } characters
    }, and a summary takes about { $needed }. Paste more of it, or give me a link: `/summarize https://example.com/article`. What else there is: `/summarize help`
text-too-long = That text is too long: I take less than { $kibibytes } KiB at once, some 60,000 letters, or 20,000 in scripts such as Chinese. Please paste a part of it, or give me a link.

## Nothing was begun
not-queued = Your request could not be queued in time. If there is no summary in a minute, please try again.
too-many = That is a lot at once, and other people’s summaries come first now. Please try again in a minute.
workspace-not-served = This installation of Summarize does not serve your workspace. Please ask the people who run it.
unreadable-button = That button is too old to work. Please ask again with `/summarize` and the link.
not-yours = Only the person who asked for this summary can dismiss it.
nothing-in-message = There is no link in that message, and it is too short to summarize itself.
nothing-asked = Please type your question into the field, and then press Ask.

## It has begun. These stay when the work is done, so they must be true then, too
summarizing = Summarizing { $it }: the answer comes below.
summarizing-for-you = Summarizing { $it } for you: the answer comes below.
looking-up = Looking up “{ $question }” in { $it }: the answer comes below.
looking-up-for-you = Looking up “{ $question }” in { $it } for you: the answer comes below.
summarizing-anew =
    Summarizing { $it } in { $sentences ->
        [1] one sentence
       *[other] up to { $sentences } sentences
    }: { $place ->
        [channel] the channel gets its summary below
       *[same] the new summary takes the place of the old one
    }.

## What of the command was passed over
note-first-link = I took the first link.
note-text-not-link = I took the text, not the link in it.
note-one-number = Of the numbers I took { $count }.
note-number-left-out = I left out “{ $typed }”: a summary has { $min } to { $max } sentences.
note-not-understood = I did not understand “{ $typed }”.
note-private-wins = You asked for private and public: only you will see it.
note-one-language = Of the languages I took { $language }.
note-question-cut = Your question is long: I took its first { $limit } characters.

## The field for a question
ask-prompt = What would you like to know about { $it }?
ask-label = Your question, or a topic
ask-example = What does it cost?

## It failed
sorry = Sorry, the summary failed several times and I have given up. Please try again; if it fails again, tell whoever runs this app.
sorry-for = Sorry, the summary of { $it } failed several times and I have given up. Please try again; if it fails again, tell whoever runs this app.
out-of-time = Summarizing { $it } took too long. Please try again in a minute.
our-side = Something on our side kept me from reading { $it }. Please try again in a minute.
too-complex = { $it_first } is too complex to read safely. You could paste its text after `/summarize` instead.

## The page did not come
port-not-allowed = { $it_first } is on an unusual port, and I only visit ordinary web sites (ports 80 and 443).
private-address = { $it_first } is inside a private network, and I only visit public web sites.
unknown-host = I found no web site at { $it }. Please check the address.
not-found = The site says that there is no page at { $it }. Please check the address.
login-required = { $it_first } needs a log-in or a subscription, so I cannot read it. You could paste its text after `/summarize` instead.
blocked = The site does not let me read { $it }. You could paste its text after `/summarize` instead.
site-failed = The site of { $it } has a problem of its own (HTTP { $status }). Please try again later.
too-many-redirects = { $it_first } sends me from one address to the next without end. Please try the page’s final address.
too-large = { $it_first } is too large: I read up to { $megabytes } MB.
not-a-page = { $it_first } is not a page with text that I can read. I read web pages, plain text, PDF and Word documents.
unreadable-encoding = The site sent { $it } compressed in a way that I cannot read. You could paste its text after `/summarize` instead.
too-slow = The site of { $it } is too slow: it did not send the page in time. Please try again later.
unreachable = I could not reach { $it }. Please check the address, or try again later.

## The page holds nothing to summarize
scanned-pdf = { $it_first } is a scan: pictures of pages, without text that I could read.
unreadable-pdf = { $it_first } is a PDF that I cannot read: it may be damaged or protected.
unreadable-word = { $it_first } is a Word document that I cannot read: it may be damaged or protected.
readers-turned-away = The site turns automatic readers away, so I cannot read { $it }. You could paste its text after `/summarize` instead.
drawn-by-script = { $it_first } shows its text only in a browser that runs its scripts, so I cannot read it. You could paste its text after `/summarize` instead.
consent-required = { $it_first } asks about cookies before it shows its text, and I cannot answer that. You could paste its text after `/summarize` instead.
site-broken = The site of { $it } has a problem of its own. Please try again later.
no-sentences = I found no sentences to summarize in { $it }.
nothing-to-summarize = I found nothing to summarize at { $it }: the page has hardly any text of its own.

## SMMRY
no-key = SMMRY has no key here yet, so there are no summaries. Please tell whoever runs this app to set one, or to let the built-in engine answer.
smmry-restricted = SMMRY is out of credits or has restricted this app’s account. Please tell whoever runs this app; trying again will not help.
smmry-key-refused = SMMRY does not accept this app’s key. Please tell whoever runs this app; trying again will not help.
smmry-cannot-summarize = SMMRY found nothing to summarize in { $it }: it is too short, or not a page with text.
smmry-timed-out = SMMRY took too long with { $it }. Please try again in a minute.
smmry-unavailable = SMMRY is not available just now. Please try again in a few minutes.

## The summary: its heading where the text has no title
untitled-yours = Your text
untitled-by = A text from { $person }
untitled = A text
message-by = A message from { $person }
message = A message
left-out = … and { $count } more, which do not fit into one message

## The summary: what was asked. The asides stand behind the title in a notification
asked = Asked: “{ $question }”
unsaid = I found no answer to that here. What it says:
asked-aside = (asked: “{ $question }”)
unsaid-aside = (asked: “{ $question }”; I found no answer to that)

## The summary: the quiet line below it, its pieces set apart by dots
shorter-by = { $percent }% shorter
whole-text = the whole text
saves =
    { $minutes ->
        [one] saves { $minutes } minute
       *[other] saves { $minutes } minutes
    }
description-only = the page’s own description: it shows no text
asked-by = asked by { $person }
shared-by = shared by { $person }
made-anew = made anew for sharing
untranslated =
    { $source ->
        [page] in the page’s own language
       *[text] in its own language
    }, as { $engine ->
        [smmry] SMMRY
       *[builtin] the built-in engine
    } does not translate into { $language }
made-by =
    by { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] the built-in engine
    }
made-by-for =
    by { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] the built-in engine
    }, as { $others ->
        [smmry] SMMRY
        [model] { $model }
       *[both] { $model } and SMMRY
    } could not help
not-borne-out =
    by { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] the built-in engine
    }, as the { $source ->
        [page] page
        [message] message
       *[text] text
    } does not bear out what { $model } wrote
checked =
    by { $model }, checked against the { $source ->
        [page] page
        [message] message
       *[text] text
    }
checked-replaced =
    by { $model }, checked against the { $source ->
        [page] page
        [message] message
       *[text] text
    }, { $replaced } of { $count } in the { $source ->
        [page] page
        [message] message
       *[text] text
    }’s own words
translated =
    translated by { $model }; { $names ->
        [checked] numbers, dates and names
       *[unchecked] numbers and dates
    } checked against the { $source ->
        [page] page
        [message] message
       *[text] text
    }
some-model = a language model
by-builtin-no-questions = by the built-in engine, as SMMRY takes no questions

## The buttons: what stands on them, and what a screen reader says, which has the same word in it
button-shorter = Shorter
    .label = A shorter summary
button-longer = Longer
    .label = A longer summary
button-share = Share with channel
    .label = Share with channel: this summary
button-dismiss = Dismiss
    .label = Dismiss this summary
button-ask = Ask
    .label = Ask something about this
button-answer = Ask
    .label = Ask this question
button-dismiss-field = Dismiss
    .label = Dismiss this field

## What languages are called
language-name =
    { $code ->
        [ar] Arabic
        [bg] Bulgarian
        [ca] Catalan
        [cs] Czech
        [da] Danish
        [de] German
        [el] Greek
        [en] English
        [es] Spanish
        [fa] Persian
        [fi] Finnish
        [fr] French
        [he] Hebrew
        [hi] Hindi
        [hr] Croatian
        [hu] Hungarian
        [id] Indonesian
        [it] Italian
        [ja] Japanese
        [ko] Korean
        [nl] Dutch
        [no] Norwegian
        [pl] Polish
        [pt] Portuguese
        [ro] Romanian
        [ru] Russian
        [sk] Slovak
        [sr] Serbian
        [sv] Swedish
        [th] Thai
        [tr] Turkish
        [uk] Ukrainian
        [vi] Vietnamese
        [zh] Chinese
       *[other] { $code }
    }
