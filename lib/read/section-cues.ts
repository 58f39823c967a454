/** Words and shapes by which a line of a news text is known for what it is; read by label-sections. */

/** One expression for many: a line of one letter would otherwise pay for each of them. */
function anyOf(flags: string, shapes: readonly RegExp[]): RegExp {
  return new RegExp(shapes.map(({ source }) => `(?:${source})`).join('|'), flags);
}

/** Whole lines, in lower case without end punctuation, that belong to the page and not to the report. */
export const BOILERPLATE_LINES: ReadonlySet<string> = new Set(
  `related news|related|related stories|related articles|related topics|related content|related coverage|more on this story
more on this|more from|more stories|more news|more to explore|read next|up next|recommended|recommended stories
recommended for you|recommended reading|you may also like|you might also like|you might be interested in|also read|read also
see also|also on|don't miss|don’t miss|top stories|latest news|latest stories|latest headlines|most read|most popular
most viewed|most shared|trending|trending now|editor's picks|editors' picks|editor’s picks|editors’ picks|in other news
load more|show more|view more|see more|read more|continue reading|read full story|read the full story|view all|see all
keep reading|more|next|previous|back to top|skip to content|skip to main content|skip ad|skip|menu|search|home|close
advertisement|advertisement - scroll to continue|advertisements|ad|ads|sponsored|sponsored content|promoted|promoted content
story continues below|story continues below advertisement|article continues below|article continues after advertisement
article continues below advertisement|this article continues below|continue reading below
share|share this|share this article|share this story|share on|share via|share on facebook|share on twitter|share on x
share on linkedin|share on whatsapp|share on telegram|share by email|share with|share with others|share options|facebook|twitter|x
linkedin|whatsapp|telegram|messenger|pinterest|reddit|email|e-mail|print|copy link|link copied|copy this link|save|saved
bookmark|gift this article|comments|comment|leave a comment|post a comment|view comments|add a comment|join the conversation
tumblr|posted in|more headlines|more headlines more|thank you for registering|buy photo|caption close|read or share this story|(see update)|0 comments|no comments|follow|follow us|follow us on|following|tags|topics|topic|subscribe|subscribe now|sign up|sign up now
sign in|log in|login|register|newsletter|newsletters|get the newsletter|already a subscriber|donate|support us
watch|watch now|watch live|watch the video|play|play video|play audio|listen|listen to this article|listen to article
listen to story|video|videos|photos|photo|image|photo gallery|gallery|in pictures|live|live updates|live blog|podcast
please enable javascript to watch this video|please enable javascript|this video can not be played
to play this video you need to enable javascript in your browser|media caption|image caption|image source|getty images
accept|accept all|accept cookies|reject all|manage cookies|cookie settings|cookie policy|privacy policy|terms of use
terms of service|terms and conditions|contact us|about us|all rights reserved|report an error|report a correction
report a typo|reuse this content|our standards|topics:|explore more|sources|references|citations|external links|further reading|bibliography|footnotes|notes|what to read next|editor's note`
    .split(/[|\n]/)
    .map((line) => line.trim()),
);

/** After one of these, short lines without a full stop are links to other stories. */
export const RELATED_HEADERS =
  /^\[?(?:sources$|references$|citations$|external links$|further reading$|bibliography$|footnotes$|notes$|related|more (?:on|from|stories|news)|read (?:next|also|more)|also read|see also|recommended|you (?:may|might)|top stories|latest|most (?:read|popular|viewed|shared)|trending|editor|in other news|don['’]t miss|what to read|up next)/;

/** Beginnings of lines that belong to the page, checked in lower case on lines of at most 300 characters. */
export const BOILERPLATE_STARTS: RegExp = anyOf('', [
  /^(?:last |first )?(?:updated|modified|published|posted)(?: (?:at|on|by))?\s?[:|–—-]/,
  /^(?:last |first )?(?:updated|modified|published|posted) (?:at |on )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d|\w{1,9} (?:minute|hour|day)s? ago)/,
  /^\[?(?:read|see|watch|listen|view|also|more)(?: (?:more|also|next|now|live|on|here))?\s?[:»›]/,
  /^(?:(?:[-*•]|\d{1,2}[.)])\s{1,4})?\[[^\]]{1,300}\]\([^)]{1,400}\)[.,;]?$/,
  /^(?:[-*•]\s{1,4})?<?https?:\/\/\S+$/,
  /^\[\^?\d{1,3}\]:?\s.{0,280}https?:\/\//,
  /^continue reading\b/,
  /^read or share this story\b/,
  /^(?:image|photo|slide) \d{1,3} (?:of|\/)[ /]{1,3}\d{1,3}(?: caption| close)*$/,
  /^contact [^.]{2,60} at [\d(+][\d() .-]{5,20}/,
  /^\[[^\][.]{10,150}\]$/,
  /^(?:read|see|view|find out|learn) more (?:about|on|at|here|from)\b/,
  /^(?:related|recommended)(?: (?:article|story|stories|news|coverage|reading|link|links))?\s?:/,
  /^(?:click|tap) (?:here|to|on)\b/,
  /^(?:subscribe|sign up|register|log in|sign in) (?:to|for|now|here|with|and|today|or)\b/,
  /^(?:already (?:a|have)|not a) (?:subscriber|member|an account)/,
  /^get (?:our|the|all the|your) (?:free |latest |daily |top |breaking )?(?:news|newsletter|headlines|app|stories|email|updates)/,
  /^(?:follow|join|like|find) us (?:on|at)\b/,
  /^(?:follow|contact|email|write to) [^.]{2,60} (?:on twitter|on x|on facebook|on telegram|@\w+)/,
  /^(?:download|get) (?:the|our) [^.]{0,30}\bapp\b/,
  /^(?:share|save|print|email)(?: (?:this|article|story))?\s?[:|]/,
  /^(?:share|tweet|pin) (?:this|it|on|with)\b[^.]{0,60}$/,
  /^(?:tags|topics|filed under|categories|keywords)\s?:/,
  /^(?:copyright|©|\(c\) ?\d{4}|&copy)/,
  /^(?:all rights reserved|this material may not be|reproduction (?:of|in)|our standards:|the views expressed)/,
  /^(?:the )?associated press (?:reporters?|writers?) /,
  /^(?:we use cookies|this (?:site|website|page) uses cookies|by (?:continuing|clicking|signing|using))\b/,
  /^(?:please )?(?:enable|turn on|allow) (?:javascript|cookies|notifications)\b/,
  /^your browser (?:does not|doesn['’]t|is)\b/,
  /^(?:support|donate to) (?:us|our|independent|quality)\b/,
  /^(?:est\.? )?(?:reading time|estimated reading)\b/,
  /^\d{1,3} ?(?:min|mins|minute|minutes)(?: read)?$/,
  /^\d{1,5} (?:comments?|shares?|views?|likes?)$/,
  /^(?:about|around)? ?\d{1,3} (?:minutes?|hours?|days?) ago$/,
  /^(?:image|video|media|photo) (?:source|caption|copyright|credit)[, :]/,
  /^(?:next|previous) (?:article|story|post)\b/,
  /^(?:this (?:story|article|report) (?:has been|was) (?:updated|corrected|edited|published|auto)|\(?except for the headline)/,
  /^(?:for more|for the latest) [^.]{2,60}, (?:visit|click|follow|see|go)\b/,
  /all rights reserved\.?$/,
]);

const NAME = String.raw`\p{Lu}[\p{L}'’.-]{0,24}`;

/** Lines that say who wrote the report, on lines of at most 250 characters. */
export const BYLINES: readonly RegExp[] = [
  new RegExp(
    `^[Bb][Yy]:? ${NAME}(?:,? (?:and |& |of |in |for |the |de |van |von )?${NAME}){0,12}(?:[,|•·–-].{0,80})?$`,
    'u',
  ),
  anyOf('i', [
    /^\(?(?:additional |further )?(?:reporting|writing|editing|edited|written|reported|compiled|translated|photography)(?: and (?:writing|editing|reporting))? (?:by|for)\b/i,
    /^[^.]{3,150} contributed to this (?:report|story|article)\.?$/i,
    /^\(?(?:with (?:inputs|reporting|files|additional reporting) (?:from|by))\b/i,
    /^(?:reporting|writing|editing) by\b/i,
    /^(?:staff(?: and agencies)?|agencies|news agencies|web desk|news desk|our correspondent|staff (?:reporter|writer|correspondent)|(?:the )?associated press|reuters|afp|agence france-presse|bbc news|al jazeera(?: and news agencies)?|ukrinform|xinhua)$/i,
  ]),
];

/** Photo credits that no body sentence carries. */
export const STRONG_CREDITS: readonly RegExp[] = [
  /^!\[[^\]]{0,400}\]\(/,
  /\bREUTERS\/\p{Lu}/u,
  /\b(?:AP|AFP|EPA|Getty|Reuters) (?:Photo|Images?|Handout)\b/i,
  /\bAP Photo\b/,
  /\bGetty Images\b/i,
  /[([][^()[\]]{0,100}(?:\/(?:AP|AFP|EPA|Reuters|Getty)|\bhandout\b|\bphotos?\b|\bphoto by\b|\bvia (?:AP|AFP|Reuters|Getty|EPA|Storyful|Facebook|Telegram|Twitter)\b|\bscreengrab\b|\bfile (?:photo|picture|image)\b|\bcourtesy\b)[^()[\]]{0,100}[)\]]\.?$/i,
  /^(?:photo|photograph|picture|image|credit|file photo|file picture|pictured|caption|photo credit|photo by|image credit|illustration)s?\s?:/i,
  /\b(?:file (?:photo|picture|image)|photo|photograph|image|picture) (?:credit|by|courtesy|taken|released|provided)\b[^.]{0,80}\.?$/i,
  /\bin this (?:\w+ )?(?:photo|photograph|picture|image|handout|screengrab|screen grab|screenshot|still|video still|frame)\b/i,
];

/** Credits that a body paragraph may end in too: they make a caption beside a cue below or ahead of the body. */
export const WEAK_CREDIT =
  /[([](?:Reuters|AP|AFP|EPA|EFE|ANSA|Xinhua|TASS|Ukrinform|Anadolu|PTI|DPA|Bloomberg|CNN|BBC)[)\]]\.?$/i;

/** The wording of captions: what one sees, in the present tense. */
export const CAPTION_CUES: readonly RegExp[] = [
  /\b(?:is|are) (?:seen|pictured|shown|photographed) (?:after|in|at|on|near|following|as|during|from|outside|inside|amid|next|beside|above|here|through|with)\b/i,
  /\bpictured (?:here|above|below|left|right|centre|center|together|in (?:19|20)\d\d|on|at|in|after)\b/i,
  /^(?:a|an|the) (?:general |aerial |satellite |drone |still )?(?:view|image|picture|photo|photograph|screengrab|still) (?:of|shows?|from|taken|released)\b/i,
  /^(?:file|archive)(?: photo| picture| image)?\s?[:–—-]/i,
  /\((?:left|right|centre|center|top|bottom|L|R|C|file|archive)\)/,
];

/** A place followed at once by a full date at the end, as captions have it: "…in Dnipro, Ukraine January 15, 2023." */
export const CAPTION_DATE_END =
  /(?<!\b(?:of|Born|born) )\b(?!Birth)\p{Lu}[\p{L}'’-]{1,30},? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2},? (?:19|20)\d\d\.?$/u;

/** Somebody speaks: a report, not a caption. */
export const SPEECH =
  /\b(?:said|says|told|tells|added|according to|announced|reported|wrote|claimed|stated)\b|["“”]/i;
