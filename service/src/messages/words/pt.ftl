# As palavras do aplicativo em português. O significado dos parâmetros está em en.ftl.

## O que é resumido, dentro de outras frases
your-text = seu texto
    .first = Seu texto
the-text = o texto
    .first = O texto
the-message = a mensagem
    .first = A mensagem

## Ajuda
help = *Resumos de páginas da web, aqui mesmo.* Mande um link:
    • `/summarize https://example.com/article` – { $sentences ->
        [1] a frase mais significativa
        [3] as três frases mais significativas
       *[other] as { $sentences } frases mais significativas
    }, { $visibility ->
        [public] para todos no canal
       *[private] só para você
    }
    • `… 5 { $visibility ->
        [public] privado` – cinco frases, só para você
       *[private] público` – cinco frases, para todos no canal
    }
    • `… quanto custa?` – as que respondem
    • `… sobre preços` – as de um assunto
    • `… em português` – em português, se o mecanismo puder traduzir
    Vale qualquer número de { $min } a { $max }, e também um texto longo no lugar do link.
    Botões: *Mais curto*, *Mais longo*, *Perguntar*, *Compartilhar no canal*, *Remover*. No menu de cada mensagem (⋮), *Summarize* faz o mesmo só para você.

## O comando não foi entendido
sentences-out-of-range = Um resumo pode ter de { $min } a { $max } frases. Por exemplo: `/summarize https://example.com/article 5`
unsupported-scheme = Só consigo ler páginas cujo endereço começa com http:// ou https://.
credentials-in-address = Esse endereço traz um nome de usuário ou uma senha. Mande um sem eles: não faço login em lugar nenhum.
malformed-address = Isso não parece um endereço da web. Tente o endereço completo, como `/summarize https://example.com/article`.
question-without-page = Eu resumo páginas e textos, e não posso responder a uma pergunta sem eles. Inclua um link: `/summarize https://example.com/article quanto custa?`
text-too-short =
    Esse texto é curto demais: { $characters ->
        [one] { $characters } caractere
       *[other] { $characters } caracteres
    }, e um resumo precisa de uns { $needed }. Cole mais texto ou mande um link: `/summarize https://example.com/article`. O resto está aqui: `/summarize help`
text-too-long = Esse texto é longo demais: aceito menos de { $kibibytes } KiB de uma vez, umas 60.000 letras, ou 20.000 em escritas como a chinesa. Cole uma parte ou mande um link.

## Nada foi iniciado
not-queued = Seu pedido não pôde ser aceito a tempo. Se não houver um resumo em um minuto, tente de novo.
too-many = São muitos pedidos de uma vez; os das outras pessoas vêm primeiro. Tente de novo em um minuto.
workspace-not-served = Esta instalação do Summarize não atende o seu workspace. Fale com quem a administra.
unreadable-button = Esse botão é antigo demais. Peça de novo com `/summarize` e o link.
not-yours = Só quem pediu este resumo pode removê-lo.
nothing-in-message = Não há link nessa mensagem, e ela é curta demais para ser resumida.
nothing-asked = Escreva sua pergunta no campo e depois clique em Perguntar.

## Começou. Estas frases ficam e têm de continuar verdadeiras
summarizing = { $it_first }: o resumo aparece abaixo.
summarizing-for-you = { $it_first }: o resumo para você aparece abaixo.
looking-up = { $it_first }: a resposta a “{ $question }” aparece abaixo.
looking-up-for-you = { $it_first }: a resposta a “{ $question }” aparece abaixo, só para você.
summarizing-anew =
    { $it_first } em { $sentences ->
        [1] uma frase
       *[other] até { $sentences } frases
    }: { $place ->
        [channel] o resumo para o canal aparece abaixo.
       *[same] o novo resumo ocupa o lugar do anterior.
    }

## O que foi deixado de lado no comando
note-first-link = Usei o primeiro link.
note-text-not-link = Usei o texto, não o link que há nele.
note-one-number = Dos números, usei { $count }.
note-number-left-out = Deixei “{ $typed }” de fora: um resumo tem de { $min } a { $max } frases.
note-not-understood = Não entendi “{ $typed }”.
note-private-wins = Você pediu private e public: só você vai ver.
note-one-language = Dos idiomas, usei: { $language }.
note-question-cut = Sua pergunta é longa: usei os primeiros { $limit } caracteres.

## O campo para uma pergunta
ask-prompt = { $it_first }: o que você gostaria de saber?
ask-label = Sua pergunta, ou um assunto
ask-example = Quanto custa?

## Falhou
sorry = Desculpe, o resumo falhou várias vezes e desisti. Tente de novo; se falhar outra vez, avise quem administra este aplicativo.
sorry-for = { $it_first }: desculpe, o resumo falhou várias vezes e desisti. Tente de novo; se falhar outra vez, avise quem administra este aplicativo.
out-of-time = { $it_first }: o resumo demorou demais. Tente de novo em um minuto.
our-side = { $it_first }: um problema do nosso lado impediu a leitura. Tente de novo em um minuto.
too-complex = { $it_first }: é complexo demais para ler com segurança. Você pode colar o texto depois de `/summarize`.

## A página não veio
port-not-allowed = { $it_first }: essa porta não é comum, e só visito sites normais (portas 80 e 443).
private-address = { $it_first }: esse endereço fica em uma rede privada, e só visito sites públicos.
unknown-host = { $it_first }: não encontrei nenhum site ali. Verifique o endereço.
not-found = { $it_first }: o site diz que essa página não existe. Verifique o endereço.
login-required = { $it_first }: é preciso login ou assinatura, então não consigo ler. Você pode colar o texto depois de `/summarize`.
blocked = { $it_first }: o site não me deixa ler. Você pode colar o texto depois de `/summarize`.
site-failed = { $it_first }: o próprio site está com um problema (HTTP { $status }). Tente mais tarde.
too-many-redirects = { $it_first }: o site me manda sem fim de um endereço para outro. Tente o endereço final da página.
too-large = { $it_first }: é grande demais, leio até { $megabytes } MB.
not-a-page = { $it_first }: não é uma página com texto que eu consiga ler. Leio páginas da web, texto simples e documentos PDF e Word.
unreadable-encoding = { $it_first }: o site o enviou compactado de um jeito que não consigo ler. Você pode colar o texto depois de `/summarize`.
too-slow = { $it_first }: o site é lento demais e não enviou a página a tempo. Tente mais tarde.
unreachable = { $it_first }: não consegui acessar. Verifique o endereço ou tente mais tarde.

## Não há nada para resumir na página
scanned-pdf = { $it_first }: é um documento digitalizado, imagens de páginas sem texto que eu consiga ler.
unreadable-pdf = { $it_first }: é um PDF que não consigo ler; pode estar danificado ou protegido.
unreadable-word = { $it_first }: é um documento do Word que não consigo ler; pode estar danificado ou protegido.
readers-turned-away = { $it_first }: o site barra leitores automáticos, então não consigo ler. Você pode colar o texto depois de `/summarize`.
drawn-by-script = { $it_first }: o texto só aparece em um navegador que executa seus scripts, então não consigo ler. Você pode colar o texto depois de `/summarize`.
consent-required = { $it_first }: a página pergunta antes sobre cookies, e não posso responder a isso. Você pode colar o texto depois de `/summarize`.
site-broken = { $it_first }: o próprio site está com um problema. Tente mais tarde.
no-sentences = { $it_first }: não encontrei frases para resumir.
nothing-to-summarize = { $it_first }: não encontrei nada para resumir, a página quase não tem texto próprio.

## SMMRY
no-key = O SMMRY ainda não tem chave aqui, então não há resumos. Peça a quem administra este aplicativo que defina uma ou deixe o mecanismo interno responder.
smmry-restricted = O SMMRY está sem créditos ou restringiu a conta deste aplicativo. Avise quem o administra; tentar de novo não vai adiantar.
smmry-key-refused = O SMMRY não aceita a chave deste aplicativo. Avise quem o administra; tentar de novo não vai adiantar.
smmry-cannot-summarize = { $it_first }: o SMMRY não encontrou nada para resumir. É curto demais ou não é uma página com texto.
smmry-timed-out = { $it_first }: o SMMRY demorou demais. Tente de novo em um minuto.
smmry-unavailable = O SMMRY não está disponível agora. Tente de novo em alguns minutos.

## O resumo: o título, quando o texto não tem um
untitled-yours = Seu texto
untitled-by = Um texto de { $person }
untitled = Um texto
message-by = Uma mensagem de { $person }
message = Uma mensagem
left-out = … e mais { $count }, que não cabem em uma mensagem

## O resumo: o que foi perguntado. Os parênteses vêm depois do título em uma notificação
asked = Pergunta: “{ $question }”
unsaid = Não encontrei resposta aqui. O que diz o texto:
asked-aside = (pergunta: “{ $question }”)
unsaid-aside = (pergunta: “{ $question }”; não encontrei resposta)

## O resumo: a linha discreta abaixo
shorter-by = { $percent }% mais curto
whole-text = o texto inteiro
saves =
    { $minutes ->
        [one] economiza { $minutes } minuto
       *[other] economiza { $minutes } minutos
    }
description-only = a descrição da própria página, que não mostra texto
asked-by = pedido por { $person }
shared-by = compartilhado por { $person }
made-anew = refeito para compartilhar
untranslated =
    { $source ->
        [page] no idioma da página
       *[text] no idioma do texto
    }, pois { $engine ->
        [smmry] o SMMRY
       *[builtin] o mecanismo interno
    } não traduz (idioma pedido: { $language })
made-by =
    por { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] nosso mecanismo interno
    }
made-by-for =
    por { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] nosso mecanismo interno
    }, pois { $others ->
        [smmry] SMMRY não pôde ajudar
        [model] { $model } não pôde ajudar
       *[both] nem { $model } nem o SMMRY puderam ajudar
    }
not-borne-out =
    por { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] nosso mecanismo interno
    }, pois { $source ->
        [page] a página
        [message] a mensagem
       *[text] o texto
    } não confirma o que { $model } escreveu
checked =
    por { $model }, conferido com { $source ->
        [page] a página
        [message] a mensagem
       *[text] o texto
    }
checked-replaced =
    por { $model }, conferido com { $source ->
        [page] a página
        [message] a mensagem
       *[text] o texto
    }, { $replaced } de { $count } com as palavras do original
translated =
    traduzido por { $model }; { $names ->
        [checked] números, datas e nomes conferidos
       *[unchecked] números e datas conferidos
    } com { $source ->
        [page] a página
        [message] a mensagem
       *[text] o texto
    }
some-model = um modelo de linguagem
by-builtin-no-questions = pelo mecanismo interno, pois o SMMRY não responde a perguntas

## Os botões
button-shorter = Mais curto
    .label = Mais curto: um resumo mais breve
button-longer = Mais longo
    .label = Mais longo: um resumo mais extenso
button-share = Compartilhar no canal
    .label = Compartilhar no canal: este resumo
button-dismiss = Remover
    .label = Remover: este resumo
button-ask = Perguntar
    .label = Perguntar algo sobre isto
button-answer = Perguntar
    .label = Perguntar isto
button-dismiss-field = Remover
    .label = Remover este campo

## Como se chamam os idiomas
language-name =
    { $code ->
        [ar] árabe
        [bg] búlgaro
        [ca] catalão
        [cs] tcheco
        [da] dinamarquês
        [de] alemão
        [el] grego
        [en] inglês
        [es] espanhol
        [fa] persa
        [fi] finlandês
        [fr] francês
        [he] hebraico
        [hi] hindi
        [hr] croata
        [hu] húngaro
        [id] indonésio
        [it] italiano
        [ja] japonês
        [ko] coreano
        [nl] holandês
        [no] norueguês
        [pl] polonês
        [pt] português
        [ro] romeno
        [ru] russo
        [sk] eslovaco
        [sr] sérvio
        [sv] sueco
        [th] tailandês
        [tr] turco
        [uk] ucraniano
        [vi] vietnamita
        [zh] chinês
       *[other] { $code }
    }
