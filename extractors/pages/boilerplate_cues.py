"""Words by which lines that are no part of an article are known. Regular expressions, case-blind, linear."""

#: The whole line is this.
WHOLE_LINE = (
    r"advertis(?:e|ing|ement|ements)",
    r"(?:article|story) continues (?:below|after).{0,40}",
    r"(?:continue|keep) reading(?: (?:below|the main story))?",
    r"(?:click|tap) here(?: (?:to|for) .{0,80})?",
    r"(?:read|show|see|view|load) (?:more|less|also|next|full story|the full story|all)",
    r"(?:share|tweet|print|email|e-mail|save|copy link|comments?|reply|follow|subscribe|sign up|log ?in|sign in)",
    r"share (?:this|on|via|article).{0,60}",
    r"(?:most read|most popular|trending(?: now)?|recommended|related(?: (?:articles?|stories|content|topics))?)",
    r"(?:loading|skip advertisement|skip to .{0,30}|back to top|scroll to .{0,30}|scroll down.{0,40})",
    r"(?:image|photo|picture|video|file photo|file|watch|listen|audio|gallery|embed|embedded content)",
    r"(?:\d+ )?(?:comments?|shares?|min(?:ute)?s? read|\d+ ?min)",
    r"(?:play|pause|mute|unmute|close|menu|search|next|previous)",
    r"sponsored(?: content)?|promoted|newsletter",
    r"all rights reserved",
)

#: The line begins with this.
ANYWHERE = (
    r"sign[- ]up (?:for|to|now|here|today)\b",
    r"signup for\b",
    r"subscribe (?:to|now|here|today|for)\b",
    r"(?:read|see|watch|view) (?:more|also|next|related)\s?(?:[:|–—>»-]|on\b|about\b|from\b|at\b)",
    r"(?:related|recommended|more|also read|read|watch|listen|see also|must read|don['’]t miss)\s?[:|]\s?\S",
    r"click (?:here|on|the)\b",
    r"(?:follow|like|join|find|connect with) us (?:on|at)\b",
    r"(?:get|receive) (?:the|our|all the|all|your|breaking|more|daily|stories|news)"
    r".{0,120}(?:inbox|newsletter|app\b|alerts?)",
    r"(?:join|download|install) (?:our|the) .{0,60}(?:app|whatsapp|channel|newsletter|community)",
    r"(?:photo|image|picture|pic|photograph|photos|images)(?: (?:credit|courtesy|by|source|supplied))?s?\s?[:|/]\s?\S",
    r"(?:photo|image|picture) (?:by|courtesy|credit)\b",
    r"(?:image|photo) (?:source|caption)\b",
    r"(?:credit|source|pictured|copyright|caption)\s?:\s?\S",
    r"(?:©|\(c\)|copyright)\s?(?:\d{4}|the|by|[A-Z])",
    r"you (?:can|may) (?:also )?(?:unsubscribe|opt out)",
    r"by (?:signing up|subscribing|clicking|submitting|providing|registering)\b",
    r"this (?:article|story|report) (?:is|was|has been) (?:originally |first )?(?:published|syndicated)",
    r"have (?:you got )?a (?:story|news tip|tip)\b.{0,100}\?",
    r"(?:got a|send us a|send your) (?:news )?tip",
    r"do you have (?:a|any) (?:story|news|tip|information)\b.{0,120}(?:email|contact|get in touch|let us know|\?)",
    r"(?:email|contact) (?:us|the (?:author|reporter|newsroom))\b",
    r"to (?:read|view|comment|access) .{0,80}(?:subscribe|sign in|log in|register)",
    r"already (?:a|have an?) (?:subscriber|member|account)",
    r"(?:we|this site) (?:use|uses|may earn|earn)\b.{0,80}(?:cookies|commission)",
    r"(?:please )?(?:enable|turn on) javascript",
    r"you are using (?:a|an) (?:browser|outdated|unsupported)",
    r"to obtain the best experience, we recommend",
    r"(?:support|help) (?:our|independent|quality) journalism\b",
    r"(?:let us know|tell us|share your (?:thoughts|views|opinion)|what do you think).{0,80}(?:comments?|below|\?)",
    r"for (?:more|all|the latest) .{0,100}(?:click here|sign up|visit our|follow us|subscribe)",
    r"(?:thanks|thank you) for (?:reading|subscribing|signing up)",
    r"(?:view|see) (?:this post|all comments|comments|gallery|more photos)",
    r"a post shared by\b",
    r"pic\.twitter\.com/",
)

#: A heading after which only other stories follow.
END_OF_ARTICLE = (
    r"more (?:from|on|in|stories|news|like this|to read|top stories)(?: .{0,40})?",
    r"(?:most )?(?:popular|read|viewed|shared)(?: (?:stories|articles|news|now|today))?",
    r"(?:related|recommended|trending|latest|other|similar)"
    r"(?: (?:articles?|stories|news|posts|content|reading|topics|coverage))?",
    r"(?:you may|you might|you['’]ll|readers) also (?:like|be interested in|enjoy|liked)",
    r"(?:read|see|also read|up) next",
    r"(?:comments?|leave a (?:comment|reply)|join the conversation|about the authors?|editor['’]?s['’]? picks?)",
    r"(?:top|must[- ]reads?|don['’]t miss|around the web|from our partners)(?: stories| news)?",
    r"sponsored (?:stories|links|content)",
)
