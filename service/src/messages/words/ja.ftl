# アプリ自身の言葉(日本語)。引数の意味は en.ftl にあります。

## 要約の対象。ほかの文の一部になります
your-text = あなたのテキスト
    .first = あなたのテキスト
the-text = このテキスト
    .first = このテキスト
the-message = このメッセージ
    .first = このメッセージ

## ヘルプ
help = *ウェブページの要約をこの場で。* リンクを入力してください:
    • `/summarize https://example.com/article` – { $sentences ->
        [1] 最も重要な 1 文
       *[other] 最も重要な { $sentences } 文
    }を{ $visibility ->
        [public] チャンネルの全員に
       *[private] あなただけに
    }表示
    • `… 5 { $visibility ->
        [public] 非公開` – 5 文をあなただけに表示
       *[private] 公開` – 5 文をチャンネルの全員に表示
    }
    • `… いくらですか？` – 質問に答える文
    • `… 料金について` – 話題に関する文
    • `… 日本語で` – 日本語で(エンジンが翻訳できる場合)
    数は { $min } から { $max } まで。リンクの代わりに長いテキストも使えます。
    ボタン: *短く*、*長く*、*質問する*、*チャンネルで共有*、*削除*。各メッセージのメニュー(⋮)の *Summarize* は、あなただけに要約を表示します。

## コマンドを理解できなかった場合
sentences-out-of-range = 要約は { $min } 文から { $max } 文までです。例: `/summarize https://example.com/article 5`
unsupported-scheme = http:// または https:// で始まるアドレスのページだけを読めます。
credentials-in-address = このアドレスにはユーザー名またはパスワードが含まれています。含まれていないものを入力してください。このアプリはログインを行いません。
malformed-address = ウェブのアドレスではないようです。`/summarize https://example.com/article` のように、全体を入力してください。
question-without-page = ページやテキストを要約するアプリなので、それなしでは質問に答えられません。リンクと一緒に入力してください: `/summarize https://example.com/article いくらですか？`
text-too-short = テキストが短すぎます({ $characters } 文字)。要約には約 { $needed } 文字が必要です。もっと貼り付けるか、リンクを入力してください: `/summarize https://example.com/article`。使い方: `/summarize help`
text-too-long = テキストが長すぎます。一度に読めるのは { $kibibytes } KiB 未満、英字で約 60,000 文字、日本語で約 20,000 文字です。一部を貼り付けるか、リンクを入力してください。

## まだ何も始まっていない場合
not-queued = リクエストを時間内に受け付けられませんでした。1 分たっても要約が届かなければ、もう一度お試しください。
too-many = 一度に多くのリクエストがあったため、ほかの人の要約を先に処理しています。1 分後にもう一度お試しください。
workspace-not-served = この Summarize は、お使いのワークスペースには対応していません。管理者にお問い合わせください。
unreadable-button = このボタンは古すぎて使えません。`/summarize` とリンクでもう一度お試しください。
not-yours = この要約を削除できるのは、要約を頼んだ人だけです。
nothing-in-message = このメッセージにはリンクがなく、要約するには短すぎます。
nothing-asked = 欄に質問を入力してから「質問する」を押してください。

## 始まった場合。作業が終わった後も残るので、その後も正しい文にします
summarizing = { $it_first }: 要約は下に表示されます。
summarizing-for-you = { $it_first }: あなただけの要約は下に表示されます。
looking-up = { $it_first }: 「{ $question }」への答えは下に表示されます。
looking-up-for-you = { $it_first }: 「{ $question }」への答えは、あなただけに、下に表示されます。
summarizing-anew =
    { $it_first }({ $sentences ->
        [1] 1 文
       *[other] 最大 { $sentences } 文
    }): { $place ->
        [channel] チャンネル向けの要約は下に表示されます。
       *[same] 以前の要約は新しい要約に置き換わります。
    }

## コマンドのうち使わなかったもの
note-first-link = 最初のリンクを使いました。
note-text-not-link = テキストを使い、その中のリンクは使いませんでした。
note-one-number = 文の数は { $count } にしました。
note-number-left-out = 「{ $typed }」は使いませんでした。要約は { $min } 文から { $max } 文までです。
note-not-understood = 「{ $typed }」は理解できませんでした。
note-private-wins = private と public の両方が指定されたので、あなただけに表示します。
note-one-language = 言語は{ $language }を選びました。
note-question-cut = 質問が長いため、最初の { $limit } 文字を使いました。

## 質問の欄
ask-prompt = { $it_first }: 何を知りたいですか？
ask-label = 質問または話題
ask-example = いくらですか？

## 失敗した場合
sorry = 申し訳ありません。要約に何度か失敗したため、中止しました。もう一度お試しください。それでも失敗する場合は、このアプリの管理者にお知らせください。
sorry-for = { $it_first }: 申し訳ありません。要約に何度か失敗したため、中止しました。もう一度お試しください。それでも失敗する場合は、このアプリの管理者にお知らせください。
out-of-time = { $it_first }: 要約に時間がかかりすぎました。1 分後にもう一度お試しください。
our-side = { $it_first }: こちら側の問題で読めませんでした。1 分後にもう一度お試しください。
too-complex = { $it_first }: 複雑すぎるため、安全に読めません。代わりに `/summarize` の後にテキストを貼り付けることができます。

## ページを取得できなかった場合
port-not-allowed = { $it_first }: 通常とは異なるポートです。通常のウェブサイト(ポート 80 と 443)だけにアクセスします。
private-address = { $it_first }: プライベートネットワーク内のアドレスです。公開されているウェブサイトだけにアクセスします。
unknown-host = { $it_first }: ウェブサイトが見つかりませんでした。アドレスを確認してください。
not-found = { $it_first }: サイトによると、このページは存在しません。アドレスを確認してください。
login-required = { $it_first }: ログインまたは購読が必要なため、読めません。代わりに `/summarize` の後にテキストを貼り付けることができます。
blocked = { $it_first }: サイトが読み取りを許可していません。代わりに `/summarize` の後にテキストを貼り付けることができます。
site-failed = { $it_first }: サイト側に問題があります(HTTP { $status })。後でもう一度お試しください。
too-many-redirects = { $it_first }: 別のアドレスへの転送が終わりません。ページの最終的なアドレスをお試しください。
too-large = { $it_first }: 大きすぎます。読めるのは { $megabytes } MB までです。
not-a-page = { $it_first }: 読めるテキストのあるページではありません。ウェブページ、プレーンテキスト、PDF、Word 文書を読めます。
unreadable-encoding = { $it_first }: サイトから、読めない形式の圧縮データが届きました。代わりに `/summarize` の後にテキストを貼り付けることができます。
too-slow = { $it_first }: サイトが遅く、時間内にページが届きませんでした。後でもう一度お試しください。
unreachable = { $it_first }: 接続できませんでした。アドレスを確認するか、後でもう一度お試しください。

## ページに要約するものがない場合
scanned-pdf = { $it_first }: スキャンされたページの画像で、読めるテキストがありません。
unreadable-pdf = { $it_first }: この PDF は読めません。破損しているか、保護されている可能性があります。
unreadable-word = { $it_first }: この Word 文書は読めません。破損しているか、保護されている可能性があります。
readers-turned-away = { $it_first }: サイトが自動読み取りを拒否しているため、読めません。代わりに `/summarize` の後にテキストを貼り付けることができます。
drawn-by-script = { $it_first }: スクリプトを実行するブラウザーでしかテキストが表示されないため、読めません。代わりに `/summarize` の後にテキストを貼り付けることができます。
consent-required = { $it_first }: 先に Cookie への同意を求められ、それには答えられません。代わりに `/summarize` の後にテキストを貼り付けることができます。
site-broken = { $it_first }: サイト側に問題があります。後でもう一度お試しください。
no-sentences = { $it_first }: 要約できる文が見つかりませんでした。
nothing-to-summarize = { $it_first }: 要約できるものが見つかりませんでした。ページに本文がほとんどありません。

## SMMRY
no-key = SMMRY のキーがまだ設定されていないため、要約できません。キーを設定するか、内蔵エンジンを使うよう、このアプリの管理者に依頼してください。
smmry-restricted = SMMRY のクレジットがなくなったか、このアプリのアカウントが制限されています。このアプリの管理者にお知らせください。再試行しても解決しません。
smmry-key-refused = SMMRY がこのアプリのキーを受け付けません。このアプリの管理者にお知らせください。再試行しても解決しません。
smmry-cannot-summarize = { $it_first }: SMMRY は要約できるものを見つけられませんでした。短すぎるか、テキストのあるページではありません。
smmry-timed-out = { $it_first }: SMMRY の処理に時間がかかりすぎました。1 分後にもう一度お試しください。
smmry-unavailable = SMMRY は現在利用できません。数分後にもう一度お試しください。

## 要約: テキストに題名がない場合の見出し
untitled-yours = あなたのテキスト
untitled-by = { $person } さんのテキスト
untitled = テキスト
message-by = { $person } さんのメッセージ
message = メッセージ
left-out = … 1 つのメッセージに収まらない文がほかに { $count } 文あります

## 要約: 質問。かっこの部分は通知で題名の後に続きます
asked = 質問: 「{ $question }」
unsaid = 答えは見つかりませんでした。書かれている内容:
asked-aside = (質問: 「{ $question }」)
unsaid-aside = (質問: 「{ $question }」、答えは見つかりませんでした)

## 要約: その下の控えめな行
shorter-by = 原文より { $percent }% 短い
whole-text = 全文
saves = { $minutes } 分の節約
description-only = ページ自身による説明(本文は表示されません)
asked-by = { $person } さんの依頼
shared-by = { $person } さんが共有
made-anew = 共有のために作り直し
untranslated =
    { $source ->
        [page] ページの言語のまま
       *[text] 元の言語のまま
    }({ $engine ->
        [smmry] SMMRY
       *[builtin] 内蔵エンジン
    }は翻訳できません。希望の言語: { $language })
made-by =
    { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] 内蔵エンジン
    }による要約
made-by-for =
    { $others ->
        [smmry] SMMRY
        [model] { $model }
       *[both] { $model } と SMMRY
    }が使えなかったため、{ $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] 内蔵エンジン
    }による要約
not-borne-out =
    { $model } の文の裏付けが{ $source ->
        [page] ページ
        [message] メッセージ
       *[text] テキスト
    }にないため、{ $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] 内蔵エンジン
    }による要約
checked =
    { $model } による要約({ $source ->
        [page] ページ
        [message] メッセージ
       *[text] テキスト
    }と照合済み)
checked-replaced =
    { $model } による要約({ $source ->
        [page] ページ
        [message] メッセージ
       *[text] テキスト
    }と照合済み、{ $count } 文のうち { $replaced } 文は原文のまま)
translated =
    { $model } による翻訳({ $names ->
        [checked] 数字、日付、名前
       *[unchecked] 数字と日付
    }を{ $source ->
        [page] ページ
        [message] メッセージ
       *[text] テキスト
    }と照合済み)
some-model = 言語モデル
by-builtin-no-questions = SMMRY は質問に答えないため、内蔵エンジンによる要約

## ボタン
button-shorter = 短く
    .label = 短く: より短い要約
button-longer = 長く
    .label = 長く: より長い要約
button-share = チャンネルで共有
    .label = チャンネルで共有: この要約
button-dismiss = 削除
    .label = 削除: この要約
button-ask = 質問する
    .label = 質問する: これについて
button-answer = 質問する
    .label = 質問する: この質問
button-dismiss-field = 閉じる
    .label = 閉じる: この欄

## 言語の名前
language-name =
    { $code ->
        [ar] アラビア語
        [bg] ブルガリア語
        [ca] カタルーニャ語
        [cs] チェコ語
        [da] デンマーク語
        [de] ドイツ語
        [el] ギリシャ語
        [en] 英語
        [es] スペイン語
        [fa] ペルシャ語
        [fi] フィンランド語
        [fr] フランス語
        [he] ヘブライ語
        [hi] ヒンディー語
        [hr] クロアチア語
        [hu] ハンガリー語
        [id] インドネシア語
        [it] イタリア語
        [ja] 日本語
        [ko] 韓国語
        [nl] オランダ語
        [no] ノルウェー語
        [pl] ポーランド語
        [pt] ポルトガル語
        [ro] ルーマニア語
        [ru] ロシア語
        [sk] スロバキア語
        [sr] セルビア語
        [sv] スウェーデン語
        [th] タイ語
        [tr] トルコ語
        [uk] ウクライナ語
        [vi] ベトナム語
        [zh] 中国語
       *[other] { $code }
    }
