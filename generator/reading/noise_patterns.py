"""Shapes of what stands around an article's words, a kind of noise each, in the manner of :mod:`generator.reading.patterns`."""

from __future__ import annotations

import re

from generator.reading.patterns import AGENCY, NAME, shape

CAPTION = shape(
    (
        rf"(?:^|[\s(/|,:.—–-])(?<!told )(?<!with )(?<!said )(?<! to )(?<!the ){AGENCY}(?: (?:Photo|Images?|Pool|Archives?"
        r"|File))?(?:/[\w .'’-]{2,40}){0,2}(?:, (?:[Ff]ile|Pool))?\s?[)\].]{0,2}$"
    ),
    (
        r"(?:^|\s)[/(\[]{0,1}(?:AP Photo|AP Images|REUTERS|Reuters|AFP|Getty(?: Images)?|EPA|PA)(?:/| via "
        r"| ?\| ?)[\w .,'’-]{2,60}(?:/[\w .'’-]{2,40}){0,2}[)\]]?\.?$"
    ),
    r"/[A-Z][\w .'’-]{2,40}/[A-Z][\w .'’-]{2,30}[)\]]?$",
    (
        r"\([^()]{0,60}\b(?i:photo|image|picture|pic|credit|photograph|getty|reuters|courtesy|screenshot"
        r"|handout)s?\b[^()]{0,80}\)[. ]{0,2}$"
    ),
    (
        r"(?:[.!?”\"'’)]|^|\s{2})\s{0,2}(?i:photo|image|picture|photograph|illustration|graphic|video|screen ?shot"
        r"|credit|courtesy|source)s?(?i: credits?| courtesy(?: of)?| source| copyright)?(?i: by|:| ?©"
        r"|/)\s?[A-Z@][^.]{1,60}\.?$"
    ),
    r"^(?i:file )?(?i:photo|image|picture|photograph|caption|pictured|file)s?(?: caption)?\s?[:|]",
    r"\((?i:file|file photo|pictured|archive|left|right|centre|center|above|l-r)\)",
    (
        r"\b(?:seen here|(?:is|are) (?:pictured|seen|shown) (?:here|above|left|right|in|at|on|with|during|after"
        r"|before|next)|pictured (?:here|above|left|right|in|at|on|with)"
        r"|poses? for (?:a )?(?:photo|picture|portrait)"
        r"|in this (?:file|undated|handout|image|photo|picture|still|frame|screen ?grab)\b"
        r"|file (?:photo|picture|image)|stock (?:photo|image)"
        r"|this (?:image|photo|picture|satellite image|photograph|illustration|artist['’]s)\b.{0,40}\b(?:shows?"
        r"|taken|released|provided|made|depicts))"
    ),
    r"\b[Ii]mage (?:caption|copyright|source)\b",
    r"\b(?:[Hh]ide|[Tt]oggle) caption\b",
    r"^(?i:above|below|left|right|top|bottom)\s?:\s",
    r"^An? (?:illustration|artist['’]s|stock image|file photo)",
    r"(?:^|\s)©\s?[A-Z][^.]{2,60}$",
    r"^(?:(?:In this|FILE)\b.{0,40}(?:photo|image|FILE|picture)|FILE ?[-–—])",
    flags=0,
)
PHOTO_CREDIT = shape(
    (
        r"^\(?(?:photo|image|picture|photograph|illustration|video|graphic)s?(?: credits?| courtesy(?: of)?"
        r"| source| copyright)?(?: by|:|/| ©| via)\s?\S.{0,90}$"
    ),
    rf"^{AGENCY}(?: (?:Photo|Images?))?$",
    (
        rf"^[\w .'’&-]{{3,40}}(?:/| via | ?\| ?)(?:[\w .'’&-]{{2,40}}/)?{AGENCY}(?: (?:Photo"
        r"|Images?))?(?:/[\w .'’-]{2,40})?$"
    ),
    r"^(?:©|\(c\)) ?[A-Z]\D{2,50}$",
    r"^\((?:image )?credit: .{2,80}\)$",
)
"""A line that only says who took the picture: the paragraph before it is the picture's caption."""
AMENDED = (
    r"^(?:correction|clarification)?:? ?this (?:article|story|report|piece|headline) (?:was|has been)"
    r" (?:amended|corrected|updated)\b"
)
CREDIT = shape(
    (
        r"^(?:photo|image|picture|photograph|illustration|video|graphic|credit|source|cartoon"
        r"|artwork)s?(?: credits?| courtesy(?: of)?| source| copyright)?(?: by|:|/| ©)\s?\S.{0,90}$"
    ),
    r"^first published (?:in|on|by|at)\b.{2,200}$",
    r"^(?:©|\(c\)|copyright\b|all rights reserved)",
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|redistributed)\b",
    r"\bthis (?:article|story|material) (?:was )?(?:originally|first) (?:appeared|published)",
    AMENDED,
    r"\bsyndicated\b.{0,40}\bfeed\b",
    rf"^(?:via )?{AGENCY}(?: (?:Photo|Images?))?$",
    r"^citation: ",
    r"\bproducer: (?-i:[A-Z])",
    r"^(?-i:[A-Z])[\w .'&’-]{2,40} is published by\b.{3,100}$",
    r"\bnot responsible for the content of external\b",
    r"^provided by\b.{2,60}$",
    r"\bsubject to copyright\b",
    r"\bregistered trademarks?\b",
    r"^request reprint\b",
)
FIRST_PUBLISHED = re.compile(r"^first published (?:in|on|by|at)\b.{2,200}", re.IGNORECASE)
CONTRIBUTORS = shape(
    (
        r"\bcontributed(?: reporting| writing| research)?(?: to (?:this|the) (?:report|story|article|piece"
        r"|post))?(?: from [A-Z][\w ,.'’-]{2,60})?\.?$"
    ),
    (
        r"\b(?:contributed (?:reporting|to this (?:report|story|article|piece))|helped report this"
        r"|assisted (?:with|in) (?:this )?report)"
    ),
    (
        r"^\W{0,2}(?:additional |extra )?(?:reporting|writing|editing|compiled|written|edited"
        r"|research(?:ed)?)(?: and (?:writing|editing|reporting))? by [A-Z]"
    ),
    (
        r"^(?:the )?(?:associated press|reuters|afp|bloomberg|press association"
        r"|cnn wire)(?: (?:writers?|journalists?|reporters?|staff)\b.{0,80})? contributed\b"
    ),
    r"^(?:with|additional) (?:reporting|files|reports|material|agencies|inputs)\b.{0,80}$",
    r"^with (?:afp|reuters|ap|agencies|pti|wires)\b.{0,40}$",
    r"^\(?(?:agencies|afp|reuters|ap|pti|ians|ani|xinhua)\)?$",
)
AUTHOR_BIO = shape(
    (
        rf"^(?:the author )?{NAME},? (?:is|was|has (?:been|worked|written|covered|reported)|covers|writes|reports"
        r"|works|joined|serves|leads)\b(?: (?:a|an|the|as|our|based|also))?.{0,80}"
        r"\b(?:reporter|correspondent|editor|writer|journalist|columnist|author of|staff|bureau chief|contributor"
        r"|covers|freelance|fellow at|professor|newsroom)\b"
    ),
    rf"^(?-i:{NAME}) has (?:reported|written) (?:on|about|for)\b.{{0,60}}\byears\b",
    rf"^(?-i:{NAME}) (?:is|was) .{{3,100}}\b(?:he|she) is the author of\b",
    (
        r"^(?:about the author|follow (?:him|her|them|me|the author|\w{3,20}) on|the (?:writer|author) is\b"
        r"|email (?:him|her|me)\b)"
    ),
    rf"^{NAME}(?:,)? (?:can be (?:reached|contacted)|tweets? (?:at|@))",
    r"\bfollow (?:him|her|them) (?:on|@|at)\b",
    r"\b(?:on twitter|twitter) (?:at )?@\w",
    r"^(?:read|see|view) (?:full|more by|complete|author)\b.{0,20}(?:bio|profile)",
    r"^(?:the )?opinions? expressed\b",
    r"^the views expressed\b",
)
CONSENT = shape(
    (
        r"\bcookies?\b.{0,80}\b(?:policy|settings|browser|site|website|experience|use|preferences|consent|accept"
        r"|content)\b"
    ),
    r"\b(?:we|our|site uses?|use of|accept|all|your) cookies?\b",
    r"\bprivacy (?:policy|statement|settings|preferences)\b.{0,80}\b(?:cookie|terms|agree|consent|browser)",
    (
        r"^(?:i agree|i accept|accept(?: all| and close| cookies)?|agree|got it"
        r"|manage (?:preferences|cookies|options|consent)|reject all|ok(?:ay)?"
        r"|cookie (?:policy|settings|notice))[.!]?$"
    ),
    r"\bby (?:continuing|clicking|using|browsing)\b.{0,60}\b(?:agree|consent|accept)\b",
    r"\bgdpr\b",
    r"\bwe and our (?:\d{1,4} )?(?:trusted )?partners\b",
    r"^we (?:value|care about|respect) your privacy\b",
    r"^accept all\b.{0,40}$",
    r"\bgive (?:your )?consent\b",
)
PROMOTION = shape(
    (
        r"\b(?:subscribe|subscription|subscribers?[- ]only|sign[- ]?up|newsletters?|sign me up|free trial"
        r"|become a member|free (?:daily|weekly) (?:e-?mail|newsletter|briefing)|support (?:our|us|independent)"
        r"|gift (?:this )?article)\b"
    ),
    r"\b(?:delivered|straight|sent) (?:directly )?(?:to|into) your (?:inbox|door|phone)",
    r"\bin your inbox\b",
    r"\bto your inbox\b",
    r"\bour (?:free )?(?:app|podcast|magazine|e-?paper)\b",
    r"\bbreaking news alerts?\b",
    r"\bemail (?:alerts?|address)\b",
    (
        r"^(?:advertisement|advertising|ad|sponsored(?: content| by)?|promoted(?: stories)?|paid (?:post|content)"
        r"|in partnership with|presented by|logo\b.{0,60}|partner content|brand(?:ed)? content)\W{0,3}$"
    ),
    (
        r"\b(?:follow|like|join|find|connect with) (?:us|our)\b.{0,30}\b(?:facebook|twitter|instagram|telegram"
        r"|whatsapp|youtube|linkedin|google|social|x\b)"
    ),
    r"\bdownload (?:the|our)\b",
    r"\bget (?:the|our) (?:best|latest|app|newsletter|free)\b",
    (
        r"^(?:like this story\b|do you rely on|a word to our|click here\b|follow \w{2,20} on\b"
        r"|.{0,40}\bby clicking here$|don['’]t miss\b|get (?:unlimited|full|instant) access|start your\b"
        r"|already (?:a )?(?:subscriber|member|registered)"
        r"|thank(?:s| you) for (?:reading|subscribing|signing|visiting)|escape your\b"
        r"|stay (?:informed|up to date|connected|on top)|(?:stories|news) you can trust)"
    ),
    (
        r"\b(?:affiliate (?:links?|commission)|commission (?:from|on)|use (?:the )?(?:promo )?code"
        r"|limited[- ]time offer|shop now|buy now|order now|% off)\b"
    ),
    r"^(?:got|have(?: you got)?|do you have) (?:an?|any) (?:news|story|tip|correction|question|opinion)\b",
    r"\bsend us (?:a letter|your (?:letters?|stor(?:y|ies)|photos|views))\b",
    r"\bby signing up\b",
    r"\babonnez-vous\b",
    r"\binscrivez-vous\b",
    r"^support (?:the )?(?-i:[A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,3})$",
)
RELATED = shape(
    (
        r"^(?:read|see|view|learn|watch|listen|click|show|load|find|browse|discover|explore|hear|check out)(?: the"
        r"| more| also| all| here| full| next| on| now| out| to| this| article| story| stories| comments| latest"
        r"| related| other| our| video| below| articles| in| about| from| coverage){1,4}\b.{0,80}$"
    ),
    (
        r"^(?:read|see|watch|more|related|recommended|also read"
        r"|related (?:story|stories|articles?|coverage|content|news|topics?|posts?)|read (?:more|also|next)"
        r"|more (?:on|from|in|about|news|stories|coverage|top stories|like this)|must read)\b\s?(?:[:>»|]|$)"
    ),
    (
        r"^(?:you may (?:also )?(?:like|be interested)|you might (?:also )?like|recommended for you"
        r"|most (?:popular|read|viewed|shared|commented|watched|recent)|trending|top stories"
        r"|latest (?:news|stories|headlines|videos?)|what to read next|up next"
        r"|editor['’]?s?['’]? (?:picks?|choice)|around the web|from (?:the|our) (?:web|partners)"
        r"|popular (?:now|stories|in)|in (?:this|other) (?:section|news)|next (?:story|article|up)"
        r"|previous (?:story|article)|don['’]t miss|more for you|search trends|keep reading|continue reading"
        r"|related|yesterday|today|tags?|topics?|filed under|in this story|see also|recommended|promoted|more"
        r"|latest|popular)\W{0,3}$"
    ),
    (
        r"^(?:tags?|topics?|filed under|more about|in this story|categories|related topics|read more about"
        r"|keywords)\s?[:|-]\s?.{0,200}$"
    ),
    r"^more from [A-Z]",
    r"^most (?:popular|read|viewed|shared)\b(?: in)?(?: [\w&]{2,14}){0,2}$",
    r"^more (?:from|on|in|about) (?:[\w’'&-]{2,20} ?){1,5}$",
    r"^more (?:opinion|analysis|politics|business|culture|sport)$",
    r"^around the (?-i:[A-Z]{2,6})$",
    r"^related internet links$",
    r"^(?-i:TOPICS|TAGS) (?-i:[A-Z])",
    r"^(?:à )?lire aussi\b",
    r"^lesen sie auch\b",
    r"^read (?:more|also|the full)\b",
    r"^https?://\S{4,300}$",
    r"[>»›]{1,2}$",
    r"^[>»›]{1,2} ?[A-Z]",
    r"^also on [\w.]{2,30}\.\w{2,4}\b",
    (
        r"^(?:read|see|watch|related|more|also|listen|don['’]t miss|background|opinion|explained?"
        r"|analysis)(?: more| also| next)?(?: on this)?: .{5,160}[^.]$"
    ),
)
INSERT = shape(
    r"^advertisement\b.{0,50}$",
    r"^(?:story|article) continues\b.{0,20}$",
    r"^join [\d,.]{1,9} (?:other )?(?:readers|subscribers|members)\b",
    r"\bno spam\b",
    r"^\[ ?(?:your e-?mail|subscribe)\b",
    r"^(?-i:(?:[A-Z]{2,12} ){0,2}(?:SALE|DEALS?|OFFERS?|COMPETITION)) ?:",
    r"\b(?:vote|take part) in our (?:poll|survey|quiz)\b",
    r"\b(?:modern|supported|different) browser\b",
    r"^most (?:popular|read|viewed|shared)\b(?: in)?(?: [\w&]{2,14}){0,2}$",
    r"^(?:subscribe|sign (?:up|in)|log in|register|join) (?:now |today )?to (?:read|continue|keep|unlock|access|see|view)\b",
    AMENDED,
    r"\bcancel (?:at )?any ?time\b",
    r"\bnewsletters?\b.{0,160}[.!?] sign up (?:here|now|today|for free)\b",
    r"\b(?:a|one) small favou?r to ask\b|\bwe don['’]t have a paywall\b|\bsince we started publishing\b",
)
"""What never is a paragraph of an article although it stands within one."""
PLAYER = shape(
    r"\b(?:modern|supported|different) browser\b",
    r"\baudio is (?:automatically )?generated\b",
    r"^\d(?:\.\d{1,2})?x$",
    (
        r"^(?:error loading|no playable|your browser does not support|this video (?:is|can|has|may)"
        r"|video (?:player|unavailable|not available|duration)|media (?:error|playback)|the media could not|unmute"
        r"|mute|play(?: video| audio| now)?|pause|loading\b.{0,20}|translating\W{0,4}|current time|remaining time"
        r"|fullscreen|playback (?:speed|rate)|listen to (?:this|the) (?:article|story)|now playing"
        r"|replay(?: video)?|skip ad|close (?:modal|player)|captions? (?:off|settings)|volume \d"
        r"|advertisement ends in|live (?:stream|now)|to play this|play this|autoplay|image \d{1,3} of\b"
        r"|slide \d{1,3}|\d{1,3} ?(?:of|/) ?\d{1,3}|back to gallery|view (?:gallery|slideshow|photos?)"
        r"|show caption|hide caption|expand|caption|watch (?:live|now|video))\b"
    ),
    r"\bno playable sources\b",
    r"\bplease enable javascript\b",
    r"\bjavascript (?:is|to)\b",
    r"^content is automatically (?:generated|translated)",
    r"\bautomatic(?:ally)? translat",
    r"\btext[- ]to[- ]speech\b",
    r"\bdoes not (?:currently )?support (?:html5|video|the audio)",
)
NAVIGATION = shape(
    (
        r"^(?:[-•*] )?(?:home(?:page)?|menu|search|log ?in|sign ?in|log ?out|my account|register|about(?: us)?"
        r"|contact(?: us)?|help|faqs?|careers?|jobs|advertise(?: with us)?"
        r"|terms(?: of (?:use|service|sale))?(?: (?:and|&) conditions)?|privacy(?: policy| notice| statement)?"
        r"|site ?map|archives?|rss(?: feeds?)?|e-?paper|skip to (?:main )?content|back to top|return to top|close"
        r"|open|toggle.{0,30}|share(?: this)?(?: article| story| on)?\b.{0,60}|tweet|email|e-?mail this|print"
        r"|copy link|save|comments?(?: \(?\d{1,5}\)?)?|\d{1,6} (?:comments?|shares?|views?|likes?)"
        r"|view (?:all )?comments|leave a (?:comment|reply)|post a comment|add (?:a )?comment|reply|report|like"
        r"|dislike|facebook|twitter|linkedin|whatsapp|pinterest|reddit|instagram|youtube|google\+?|flipboard"
        r"|tumblr|telegram|messenger|text size|font size|a a a|more|next|previous|prev|edition"
        r"|switch (?:edition|to)|sections?|accessibility|cookie policy|do not sell.{0,40}"
        r"|editorial (?:policy|guidelines)|corrections|code of (?:ethics|conduct)|copyright|subscribe|newsletters?"
        r"|podcasts?|videos?|photos?|galler(?:y|ies)|live|weather|horoscopes?|crosswords?|puzzles|games|obituaries"
        r"|classifieds|notifications?|bookmark|settings|español|english)\W{0,3}$"
    ),
    r"\bmin(?:ute)?s? (?:read|de lecture)\b",
    r"\bread(?:ing)? time\b",
    r"^(?:did|was|is) this (?:article|story|page|information) (?:help|useful|interesting)",
    r"^home ?[>»›/|] ?\w.{0,60}$",
    r"^(?:story|article) continues\b.{0,20}$",
    r"^(?:e-?mail )?\d{1,6} (?:shares|comments)\b.{0,40}$",
    r"^\d{1,2} min(?:utes?|s)?$",
    r"\b(?:view|join|start) the (?:discussion|conversation|comment)",
    r"\bcomments? (?:are|is|have been|section)\b.{0,30}\b(?:closed|disabled|moderated|off)\b",
    r"\bto (?:post|leave) a comment\b",
    r"\bcommenting\b",
    r"\bcommunity (?:guidelines|standards)\b",
)
