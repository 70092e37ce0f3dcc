"""Words by which pages that are no article are known. Regular expressions, case-blind, linear."""

#: Error pages served as if all were well. Looked for in the title and the first headings.
NOT_FOUND = (
    r"\b(?:page|article|story|content|file|url|link) (?:was |is |has been |could |can)?(?:not|no longer)(?: be)?"
    r" (?:found|available|exist)",
    r"\b(?:page|article|story|file) (?:gone|missing|removed|unavailable|error)\b",
    r"\b(?:cannot|can not|can['’]t|could not|couldn['’]t|unable to) (?:find|locate)"
    r" (?:that|this|the|your) (?:page|article|story|link)",
    r"\b(?:page|article|story) (?:you (?:are|were) looking for )?(?:does not|doesn['’]t|no longer) exists?\b",
    r"\b(?:404|403) (?:error|not found|forbidden)\b",
    r"\berror 40[34]\b",
    r"\b(?:502 )?bad gateway\b",
    r"\b(?:service (?:temporarily )?unavailable|internal server error)\b",
)

#: As parts of a longer heading these are news: "Missing hiker not found", "404 rescued", "Sorry, says the minister".
NOT_FOUND_HEADING = (
    r"(?:error|http)?\W{0,3}40[34]\W{0,3}(?:error)?",
    r"(?:not found|forbidden|gone|oops|whoops|uh[- ]oh|sorry|error)\W{0,3}",
    r"(?:an )?error (?:has )?occurred\W{0,3}",
    r"something went wrong\W{0,3}",
)

#: What error pages offer to do next. An article with an alarming headline does not.
ERROR_ADVICE = (
    r"\b(?:page|article|story|link|url|address) you (?:are|were|have|['’]re|requested|followed)\b",
    r"\bmay (?:have|has) (?:been )?(?:moved|renamed|deleted|removed|expired)\b",
    r"\b(?:try|use|using) (?:our|the|a) search\b",
    r"\bsearch box\b",
    r"\b(?:home ?page|front page)\b",
    r"\bcheck the (?:url|address|link|spelling)\b",
    r"\b(?:try|please try) again\b",
)

CONSENT = (
    r"\b(?:we|your) (?:value|care about|respect) (?:about )?(?:your )?(?:privacy|choices)",
    r"\bbefore you continue\b",
    r"\b(?:our|\d+) (?:\d+ )?partners\b",
    r"\blegitimate interests?\b",
    r"\b(?:accept|reject|agree to|use|uses) (?:all )?(?:of )?cookies\b",
    r"\bsuch as cookies\b",
    r"\bcookie (?:consent|settings|preferences|policy|notice)\b",
    r"\bprivacy (?:settings|choices|preferences|policy)\b",
    r"\b(?:manage|more) (?:options|preferences)\b",
    r"\bprocess (?:your )?personal data\b",
    r"\b(?:datenschutz|zustimmung|politique de confidentialité|paramètres de confidentialité)\b",
)

LOGIN = (
    r"\bfor (?:our )?(?:paid |paying |premium )?(?:subscribers|members|registered (?:users|readers))(?: only)?[.!]",
    r"\b(?:subscribers?|members?)[- ]only\b",
    r"\bsubscribers only\b",
    r"\bsubscribe (?:now|today|to (?:read|continue|unlock|access|keep|get))\b",
    r"\b(?:sign|log) ?in (?:to (?:read|continue|view|access|your account)|if you)\b",
    r"\balready (?:a subscriber|subscribed|have an account|registered)\b",
    r"\b(?:create|register for) (?:a|your) (?:free )?account\b",
    r"\bunlock (?:this|full|unlimited)\b",
    r"\bto (?:continue|keep) reading\b",
    r"\b(?:cancel|cancelled) (?:at )?any ?time\b",
    r"\b(?:free|paid|full|unlimited|digital) (?:access|subscription)\b",
)

CHALLENGE = (
    r"\bjust a moment\b",
    r"\battention required\b",
    r"\bchecking (?:your|if the site) .{0,30}(?:browser|connection)",
    r"\bare you (?:a )?(?:human|robot)\b",
    r"\b(?:verify|verifying|confirm) (?:that )?you(?: are|['’]re) (?:a )?(?:human|not a (?:ro)?bot)",
    r"\bpardon our interruption\b",
    r"\bsecurity (?:check|verification)\b",
    r"\baccess (?:to this (?:page|site) )?(?:has been |is )?denied\b",
    r"\bunusual (?:traffic|activity) from\b",
    r"\bddos protection\b",
    r"\bcomplete the (?:captcha|security check)\b",
    r"\benable javascript and cookies to continue\b",
    r"\byour request (?:was|has been) blocked\b",
    r"\bmade us think (?:that )?you (?:are|were|might be|may be) a (?:ro)?bot\b",
    r"\bdisabled (?:javascript|cookies)\b",
    r"\bpermission to (?:access|view)\b",
)

NEEDS_SCRIPT = (
    r"\b(?:enable|requires?|need|turn on|activate|without|support) javascript\b",
    r"\bjavascript (?:is (?:disabled|required|not enabled)|must be|to run)\b",
)

_ITSELF = r"this (?:article|story|report|post|piece|column|page)"

#: How a notice that takes an article back begins a sentence. It speaks of "this" article: "The report was withdrawn"
#: is news. "Removed" is left out: error pages say that the page was.
RETRACTION = (
    r"(?:(?:editor|publisher)s?['’]?s? note\s?[:—–-]?\s*)?"
    + _ITSELF
    + r" (?:has been|was|is|has now been|has since been|is being) (?:retracted|withdrawn)\b",
    r"[\w.&'’-]{1,40}(?: [\w.&'’-]{1,40}){0,5} (?:has|have) (?:retracted|withdrawn) " + _ITSELF + r"\b",
    r"we(?:['’]ve| have| are)? (?:retracted|retracting|withdrawn|withdrawing|withdrew) " + _ITSELF + r"\b",
    r"(?:notice of retraction|retraction notice)\b",
    r"(?:retraction|retracted)\s?[:—–]",
)
