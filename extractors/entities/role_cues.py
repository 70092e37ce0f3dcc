"""Words for roles, titles of office and the bodies they belong to: lists only, each sorted."""

from __future__ import annotations

from models import Capacity

#: After or before a name, a word for one of its people or parts: "Acme spokesman", "chief executive of Acme".
ROLES = {
    "accountant": Capacity.OFFICIAL, "activist": Capacity.OFFICIAL, "administrator": Capacity.LEADER,
    "adviser": Capacity.OFFICIAL, "advisor": Capacity.OFFICIAL, "aide": Capacity.OFFICIAL, "airman": Capacity.OFFICIAL,
    "alderman": Capacity.OFFICIAL, "alderwoman": Capacity.OFFICIAL, "ambassador": Capacity.OFFICIAL,
    "analyst": Capacity.EXPERT, "anthropologist": Capacity.EXPERT, "archbishop": Capacity.LEADER,
    "architect": Capacity.OFFICIAL, "assemblyman": Capacity.OFFICIAL, "assemblywoman": Capacity.OFFICIAL,
    "astronomer": Capacity.EXPERT, "astrophysicist": Capacity.EXPERT, "attorney": Capacity.OFFICIAL,
    "auditor": Capacity.OFFICIAL, "barrister": Capacity.OFFICIAL, "biologist": Capacity.EXPERT,
    "bishop": Capacity.LEADER, "boss": Capacity.LEADER, "broker": Capacity.OFFICIAL, "campaigner": Capacity.OFFICIAL,
    "candidate": Capacity.OFFICIAL, "captain": Capacity.OFFICIAL, "cardiologist": Capacity.EXPERT,
    "ceo": Capacity.LEADER, "cfo": Capacity.LEADER, "chair": Capacity.LEADER, "chairman": Capacity.LEADER,
    "chairperson": Capacity.LEADER, "chairwoman": Capacity.LEADER, "chancellor": Capacity.LEADER,
    "chemist": Capacity.EXPERT, "chief": Capacity.LEADER, "clerk": Capacity.OFFICIAL, "climatologist": Capacity.EXPERT,
    "co-chair": Capacity.LEADER, "co-founder": Capacity.LEADER, "coach": Capacity.LEADER, "cochair": Capacity.LEADER,
    "cofounder": Capacity.LEADER, "columnist": Capacity.EXPERT, "commander": Capacity.LEADER,
    "commentator": Capacity.EXPERT, "commissioner": Capacity.LEADER, "comptroller": Capacity.LEADER,
    "congressman": Capacity.OFFICIAL, "congressperson": Capacity.OFFICIAL, "congresswoman": Capacity.OFFICIAL,
    "constable": Capacity.OFFICIAL, "consultant": Capacity.EXPERT, "convener": Capacity.LEADER,
    "convenor": Capacity.LEADER, "coo": Capacity.LEADER, "coordinator": Capacity.OFFICIAL,
    "correspondent": Capacity.EXPERT, "councillor": Capacity.OFFICIAL, "councilman": Capacity.OFFICIAL,
    "councilwoman": Capacity.OFFICIAL, "counsel": Capacity.OFFICIAL, "criminologist": Capacity.EXPERT,
    "cto": Capacity.LEADER, "curator": Capacity.OFFICIAL, "dean": Capacity.LEADER, "delegate": Capacity.OFFICIAL,
    "demographer": Capacity.EXPERT, "deputy": Capacity.OFFICIAL, "designer": Capacity.OFFICIAL,
    "detective": Capacity.OFFICIAL, "diplomat": Capacity.OFFICIAL, "director": Capacity.LEADER,
    "director-general": Capacity.LEADER, "doctor": Capacity.OFFICIAL, "ecologist": Capacity.EXPERT,
    "economist": Capacity.EXPERT, "editor": Capacity.LEADER, "employee": Capacity.OFFICIAL,
    "engineer": Capacity.OFFICIAL, "envoy": Capacity.OFFICIAL, "epidemiologist": Capacity.EXPERT,
    "ethicist": Capacity.EXPERT, "evp": Capacity.OFFICIAL, "exec": Capacity.OFFICIAL, "executive": Capacity.OFFICIAL,
    "expert": Capacity.EXPERT, "fellow": Capacity.EXPERT, "firefighter": Capacity.OFFICIAL,
    "forecaster": Capacity.EXPERT, "founder": Capacity.LEADER, "general": Capacity.OFFICIAL,
    "geologist": Capacity.EXPERT, "goalkeeper": Capacity.OFFICIAL, "gov.": Capacity.LEADER, "governor": Capacity.LEADER,
    "head": Capacity.LEADER, "headmaster": Capacity.LEADER, "headteacher": Capacity.LEADER,
    "historian": Capacity.EXPERT, "hydrologist": Capacity.EXPERT, "imam": Capacity.OFFICIAL,
    "immunologist": Capacity.EXPERT, "insider": Capacity.OFFICIAL, "inspector": Capacity.OFFICIAL,
    "investigator": Capacity.OFFICIAL, "investor": Capacity.EXPERT, "journalist": Capacity.EXPERT,
    "judge": Capacity.OFFICIAL, "justice": Capacity.OFFICIAL, "king": Capacity.LEADER, "lawmaker": Capacity.OFFICIAL,
    "lawyer": Capacity.OFFICIAL, "lead": Capacity.OFFICIAL, "leader": Capacity.LEADER, "lecturer": Capacity.EXPERT,
    "legislator": Capacity.OFFICIAL, "liaison": Capacity.OFFICIAL, "librarian": Capacity.OFFICIAL,
    "lieutenant": Capacity.OFFICIAL, "linguist": Capacity.EXPERT, "lobbyist": Capacity.OFFICIAL,
    "manager": Capacity.OFFICIAL, "mayor": Capacity.LEADER, "mediator": Capacity.OFFICIAL, "member": Capacity.OFFICIAL,
    "mep": Capacity.OFFICIAL, "meteorologist": Capacity.EXPERT, "midwife": Capacity.OFFICIAL,
    "minister": Capacity.LEADER, "mp": Capacity.OFFICIAL, "negotiator": Capacity.OFFICIAL,
    "neurologist": Capacity.EXPERT, "neuroscientist": Capacity.EXPERT, "nominee": Capacity.OFFICIAL,
    "nurse": Capacity.OFFICIAL, "officer": Capacity.OFFICIAL, "official": Capacity.OFFICIAL,
    "ombudsman": Capacity.LEADER, "oncologist": Capacity.EXPERT, "operator": Capacity.LEADER,
    "organiser": Capacity.OFFICIAL, "organizer": Capacity.OFFICIAL, "owner": Capacity.LEADER,
    "paediatrician": Capacity.EXPERT, "paramedic": Capacity.OFFICIAL, "parliamentarian": Capacity.OFFICIAL,
    "partner": Capacity.OFFICIAL, "pastor": Capacity.OFFICIAL, "pediatrician": Capacity.EXPERT,
    "philosopher": Capacity.EXPERT, "physician": Capacity.OFFICIAL, "physicist": Capacity.EXPERT,
    "pollster": Capacity.EXPERT, "premier": Capacity.LEADER, "president": Capacity.LEADER, "priest": Capacity.OFFICIAL,
    "principal": Capacity.LEADER, "producer": Capacity.OFFICIAL, "professor": Capacity.EXPERT,
    "prosecutor": Capacity.OFFICIAL, "provost": Capacity.LEADER, "psychiatrist": Capacity.EXPERT,
    "psychologist": Capacity.EXPERT, "publicist": Capacity.PRESS, "publisher": Capacity.LEADER,
    "quarterback": Capacity.OFFICIAL, "rabbi": Capacity.OFFICIAL, "rapporteur": Capacity.OFFICIAL,
    "rector": Capacity.LEADER, "registrar": Capacity.OFFICIAL, "rep.": Capacity.OFFICIAL, "reporter": Capacity.EXPERT,
    "representative": Capacity.OFFICIAL, "researcher": Capacity.OFFICIAL, "scholar": Capacity.EXPERT,
    "scientist": Capacity.OFFICIAL, "secretary": Capacity.LEADER, "secretary-general": Capacity.LEADER,
    "seismologist": Capacity.EXPERT, "sen.": Capacity.OFFICIAL, "senator": Capacity.OFFICIAL,
    "sergeant": Capacity.OFFICIAL, "sheriff": Capacity.LEADER, "sociologist": Capacity.EXPERT,
    "soldier": Capacity.OFFICIAL, "solicitor": Capacity.OFFICIAL, "source": Capacity.OFFICIAL,
    "speaker": Capacity.LEADER, "spokesman": Capacity.PRESS, "spokespeople": Capacity.PRESS,
    "spokesperson": Capacity.PRESS, "spokeswoman": Capacity.PRESS, "staffer": Capacity.OFFICIAL,
    "statistician": Capacity.EXPERT, "strategist": Capacity.EXPERT, "striker": Capacity.OFFICIAL,
    "superintendent": Capacity.LEADER, "supervisor": Capacity.OFFICIAL, "surgeon": Capacity.EXPERT,
    "svp": Capacity.OFFICIAL, "taoiseach": Capacity.LEADER, "teacher": Capacity.OFFICIAL,
    "technician": Capacity.OFFICIAL, "theologian": Capacity.EXPERT, "toxicologist": Capacity.EXPERT,
    "trader": Capacity.EXPERT, "trainer": Capacity.OFFICIAL, "treasurer": Capacity.OFFICIAL,
    "trustee": Capacity.OFFICIAL, "undersecretary": Capacity.OFFICIAL, "veteran": Capacity.OFFICIAL,
    "vice-chair": Capacity.OFFICIAL, "vice-chairman": Capacity.OFFICIAL, "vice-president": Capacity.OFFICIAL,
    "virologist": Capacity.EXPERT, "volunteer": Capacity.OFFICIAL, "vp": Capacity.OFFICIAL, "whip": Capacity.OFFICIAL,
    "worker": Capacity.OFFICIAL, "writer": Capacity.EXPERT,
}  # fmt: skip
# The whole role decides before its last word does: a "press secretary" leads nothing, an "attorney general" does.
ROLE_PHRASES = {
    "assistant secretary": Capacity.OFFICIAL, "attorney general": Capacity.LEADER,
    "attorney-general": Capacity.LEADER, "chief analyst": Capacity.EXPERT, "chief economist": Capacity.EXPERT,
    "chief executive officer": Capacity.LEADER, "chief executive": Capacity.LEADER,
    "chief financial officer": Capacity.LEADER, "chief justice": Capacity.LEADER, "chief of staff": Capacity.OFFICIAL,
    "chief operating officer": Capacity.LEADER, "chief technology officer": Capacity.LEADER,
    "communications chief": Capacity.PRESS, "communications director": Capacity.PRESS,
    "communications manager": Capacity.PRESS, "deputy director": Capacity.OFFICIAL,
    "deputy minister": Capacity.OFFICIAL, "deputy secretary": Capacity.OFFICIAL, "director general": Capacity.LEADER,
    "director of communications": Capacity.PRESS, "district attorney": Capacity.LEADER,
    "general manager": Capacity.LEADER, "general secretary": Capacity.LEADER,
    "head of communications": Capacity.PRESS, "managing director": Capacity.LEADER, "media officer": Capacity.PRESS,
    "press officer": Capacity.PRESS, "press secretary": Capacity.PRESS, "secretary general": Capacity.LEADER,
    "senior vice president": Capacity.OFFICIAL, "under secretary": Capacity.OFFICIAL,
    "vice president": Capacity.OFFICIAL,
}  # fmt: skip

#: Before a role and part of it.
ROLE_MODIFIERS = frozenset({
    "acting", "assistant", "associate", "chief", "communications", "corporate", "creative", "deputy", "executive",
    "finance", "financial", "first", "foreign", "general", "group", "health", "interim", "junior", "legal", "managing",
    "marketing", "media", "medical", "military", "national", "operating", "political", "press", "prime", "principal",
    "product", "regional", "sales", "scientific", "security", "senior", "state", "technical", "technology", "top",
    "under", "vice",
})  # fmt: skip
#: In a role, these put its holder under the one who leads.
SUBORDINATE = frozenset({"assistant", "associate", "deputy", "ex", "former", "under", "vice"})
CANDIDACIES = frozenset({"candidate", "nominee"})

#: Who holds such an office with no body named belongs to the government the article is about.
STATE_OFFICES = frozenset({
    "attorney general", "chancellor", "defense secretary", "finance minister", "foreign minister",
    "foreign secretary", "minister", "president", "prime minister", "secretary of state", "treasury secretary",
    "vice president",
})  # fmt: skip
#: A member of a chamber belongs to it where the article names it.
CHAMBERS = {
    "congressman": ("house", "house of representatives"), "congresswoman": ("house", "house of representatives"),
    "mp": ("parliament", "house of commons", "national assembly"), "rep.": ("house", "house of representatives"),
    "sen.": ("senate",), "senator": ("senate",),
}  # fmt: skip

#: Governors and mayors belong to the government of the place that they are of.
PLACE_OFFICES = frozenset({
    "attorney general", "gov.", "governor", "lieutenant governor", "lt. gov.", "mayor", "premier",
    "secretary of state",
})  # fmt: skip
#: Offices of the United States where no other state is named beside them.
UNION_OFFICES = frozenset({
    "attorney general", "defense secretary", "secretary of defense", "secretary of state", "treasury secretary",
})  # fmt: skip
#: The body whose name has the words before the role: "Commerce Secretary", "Oversight Chairman".
BODIES_OF_OFFICES = {
    "chair": ("board", "commission", "committee", "council", "subcommittee"),
    "chairman": ("board", "commission", "committee", "council", "subcommittee"),
    "chairwoman": ("board", "commission", "committee", "council", "subcommittee"),
    "chief": ("brigade", "department", "force", "police", "service"),
    "commissioner": ("commission", "commissioner", "department"),
    "minister": ("department", "ministry"), "ombudsman": ("ombudsman",),
    "secretary": ("department", "ministry"),
}  # fmt: skip
#: Titles that always are of some body, which the sentence may name elsewhere.
BARE_TITLES = frozenset({
    "ceo", "cfo", "chair", "chairman", "chairwoman", "chief analyst", "chief economist", "chief executive",
    "chief executive officer", "chief financial officer", "chief operating officer", "chief product officer",
    "chief scientist", "chief technology officer", "coo", "cto", "director general", "director-general",
    "finance chief", "finance director", "general manager", "general secretary", "managing director",
    "medical director", "press officer", "secretary general", "secretary-general", "spokesman", "spokesperson",
    "spokeswoman",
})  # fmt: skip
#: Whose subject heads the object; whose subject works where a preposition says.
LEADING = frozenset({"chair", "co-found", "cofound", "found", "head", "lead", "run"})
WORKING = frozenset({"lecture", "teach", "work"})

#: Roles that are verbs too.
VERB_ROLES = frozenset({
    "chair", "coach", "counsel", "delegate", "deputy", "engineer", "fellow", "head", "judge", "lead", "minister",
    "officer", "operator", "owner", "partner", "source", "speaker", "surgeon", "trader", "worker", "writer",
})  # fmt: skip
#: The body of a title before a name, where the article names one alone that ends so: "Mayor Park", "Justice Moor".
BODIES_OF_TITLES = {
    "commissioner": ("commission", "commissioner"),
    "councillor": ("city council", "county council", "town council", "borough council"),
    "justice": ("supreme court",),
    "mayor": ("city council", "town council", "borough council", "city hall"),
    "sheriff": ("sheriff's department", "sheriff's office"),
}  # fmt: skip
#: Whoever does this is of a country, but not of its government: "the Chinese operator".
PRIVATE_ROLES = frozenset({
    "activist", "architect", "boss", "broker", "campaigner", "captain", "ceo", "co-founder", "coach", "cofounder",
    "curator", "designer", "doctor", "employee", "engineer", "exec", "executive", "founder", "goalkeeper", "imam",
    "investor", "lawyer", "librarian", "manager", "midwife", "nurse", "operator", "organiser", "organizer", "owner",
    "partner", "pastor", "physician", "priest", "producer", "publisher", "quarterback", "rabbi", "soldier", "striker",
    "teacher", "technician", "trader", "trainer", "veteran", "volunteer", "worker", "writer",
})  # fmt: skip
