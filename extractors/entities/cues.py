"""Words by which organizations and people are recognised, but those for roles: lists only, each sorted."""

from __future__ import annotations

#: "Ministry of X", "Institute for X": the head comes first.
OF_HEADS = {
    "Academy": "body", "Agency": "agency", "Assembly": "legislature", "Association": "body", "Bank": "company",
    "Board": "agency", "Bureau": "agency", "Center": "body", "Centers": "agency", "Centre": "body", "Chamber": "body",
    "Church": "body", "Club": "body", "Coalition": "body", "College": "university", "Commission": "agency",
    "Committee": "body", "Communities": "body", "Confederation": "union", "Congress": "legislature",
    "Council": "body", "Court": "court", "Department": "agency", "Directorate": "agency", "Faculty": "university",
    "Federation": "body", "Foundation": "body", "Fund": "body", "Guild": "union", "Institute": "body",
    "Institutes": "agency", "Institution": "body", "League": "body", "Ministry": "agency", "Museum": "body",
    "Office": "agency", "Order": "body", "Organisation": "body", "Organization": "body", "Party": "party",
    "School": "university", "Society": "body", "Union": "union", "Universities": "body", "University": "university",
}  # fmt: skip
# "Bank of America and Wells Fargo" are two: only these heads join what follows "and" or a comma.
JOINING_HEADS = frozenset({
    "Agency", "Board", "Bureau", "Center", "Centers", "Centre", "Commission", "Committee", "Council", "Department",
    "Directorate", "Institute", "Institutes", "Ministry", "Office", "Organisation", "Organization",
})  # fmt: skip

#: "Acme Holdings", "Justice Department": the head comes last, capitalised.
SUFFIX_HEADS = {
    "Academy": "university", "Administration": "government", "Advisors": "company", "Agency": "agency",
    "Air Force": "armed", "Airlines": "company", "Airways": "company", "Alliance": "body", "Army": "armed",
    "Assembly": "legislature", "Associates": "company", "Association": "body", "Authority": "agency",
    "Bank": "company", "Bankshares": "company", "Board": "agency", "Brigade": "armed", "Broadcasting": "outlet",
    "Bureau": "agency", "Campaign": "body", "Capital": "company", "Caucus": "legislature", "Chronicle": "outlet",
    "Church": "body", "Club": "body", "Coalition": "body", "College": "university", "Commission": "agency",
    "Committee": "body", "Communications": "company", "Community": "body", "Conference": "body",
    "Congress": "legislature", "Consulting": "company", "Corps": "armed", "Council": "body", "Court": "court",
    "Daily": "outlet", "Department": "agency", "Electric": "company", "Electronics": "company", "Embassy": "agency",
    "Endowment": "body", "Energy": "company", "Enterprises": "company", "Entertainment": "company",
    "Equities": "company", "Federation": "body", "Force": "armed", "Forces": "armed", "Forum": "body",
    "Foundation": "body", "Front": "body", "Fund": "body", "Games": "company", "Gazette": "outlet",
    "Government": "government", "Group": "company", "Guard": "armed", "Guards": "armed", "Guild": "union",
    "Herald": "outlet", "Hospital": "body", "Industries": "company", "Initiative": "body", "Institute": "body",
    "Institution": "body", "Insurance": "company", "Investments": "company", "Journal": "outlet",
    "Kommission": "agency", "Laboratories": "company", "Laboratory": "body", "Labs": "company", "League": "body",
    "Logistics": "company", "Magazine": "outlet", "Media": "company", "Ministry": "agency", "Motors": "company",
    "Movement": "body", "Museum": "body", "Navy": "armed", "Network": "outlet", "Networks": "company",
    "News": "outlet", "Observatory": "body", "Office": "agency", "Oil": "company", "Orchestra": "body",
    "Organisation": "body", "Organization": "body", "Parliament": "legislature", "Partners": "company",
    "Partnership": "body", "Party": "party", "Petroleum": "company", "Pharma": "company",
    "Pharmaceuticals": "company", "Pictures": "company", "Police": "agency", "Post": "outlet", "Press": "outlet",
    "Productions": "company", "Project": "body", "Properties": "company", "Publishing": "company", "Radio": "outlet",
    "Railways": "company", "Records": "company", "Resources": "company", "Robotics": "company", "School": "university",
    "Securities": "company", "Senate": "legislature", "Service": "agency", "Services": "company", "Society": "body",
    "Software": "company", "Solutions": "company", "Steel": "company", "Studio": "company", "Studios": "company",
    "Syndicate": "body", "Systems": "company", "Technologies": "company", "Technology": "company",
    "Telecom": "company", "Telegraph": "outlet", "Television": "outlet", "Therapeutics": "company", "Times": "outlet",
    "Trains": "company", "Tribunal": "court", "Tribune": "outlet", "Trust": "body", "Union": "union", "United": "team",
    "University": "university", "Ventures": "company", "Watch": "body", "Workers": "union",
}  # fmt: skip
# Left out: "House" (Random House, but also the Opera House), "Center" (mostly buildings), "Times Square".
LEGAL_SUFFIXES = frozenset({
    "AB", "AG", "ASA", "Bhd", "BV", "Co", "Co.", "Companies", "Company", "Corp", "Corp.", "Corporation", "GmbH",
    "Group", "Holding", "Holdings", "Inc", "Inc.", "Incorporated", "KG", "Limited", "LLC", "LLP", "LP", "Ltd", "Ltd.",
    "NV", "Oy", "PLC", "Plc", "plc", "SpA",
})  # fmt: skip
# Weak alone: "Workers United", "Windows Services" need the name recogniser's word too.
WEAK_SUFFIXES = frozenset({
    "Community", "Conference", "Daily", "Electric", "Energy", "Force", "Forces", "Front", "Games", "Group", "Guard",
    "Initiative", "Media", "Movement", "Network", "News", "Oil", "Post", "Press", "Project", "Radio", "Resources",
    "School", "Service", "Services", "Steel", "Studio", "Technology", "Television", "United", "Watch", "Workers",
})  # fmt: skip

#: "Trump administration", "Tulsa police": the head comes last, in small letters.
LOWER_HEADS = {
    "administration": "government", "authorities": "government", "brigade": "agency", "camp": "body",
    "campaign": "body", "caucus": "legislature", "council": "body", "court": "court", "government": "government",
    "legislature": "legislature", "military": "armed", "ministry": "agency", "parliament": "legislature",
    "party": "party", "police": "agency", "regime": "government",
}  # fmt: skip
# Between the name and a small-letter head: "Russian foreign ministry", "Palestinian health authorities".
LOWER_MODIFIERS = frozenset({
    "borough", "city", "county", "defence", "defense", "district", "economy", "education", "energy", "environment",
    "executive", "federal", "finance", "fire", "foreign", "health", "interior", "justice", "labor", "labour",
    "legislative", "parish", "provincial", "state", "town", "trade", "transport",
})  # fmt: skip
# After a possessive ("Trump's administration") only these make a body of it; "the city's police" names nobody.
POSSESSED_HEADS = frozenset({"administration", "government", "ministry", "parliament"})

#: A capitalised name that ends so is a law, an event, a place, a product or a programme.
NOT_ORGANIZATION_ENDINGS = frozenset({
    "Accord", "Accords", "Act", "Agreement", "Airport", "Amendment", "Anthem", "Arena", "Avenue", "Award", "Awards",
    "Bay", "Beach", "Bill", "Blvd", "Boulevard", "Bowl", "Bridge", "Building", "Cathedral", "Champion", "Champions",
    "Championship", "Championships", "Charter", "Code", "Constitution", "Convention", "Country", "Cup", "Day", "Deal",
    "Declaration", "Derby", "District", "Dream", "Expo", "Festival", "Final", "Finals", "Games", "Hall", "Highway",
    "Hotel", "Index", "Island", "Islands", "Jail", "Kingdom", "Lake", "Law", "Mall", "Map", "Medal", "Mission",
    "Month", "Mountain", "Mountains", "Olympics", "Order", "Palace", "Park", "Plan", "Plaza", "Prison", "Prize",
    "Program", "Programme", "Protocol", "Region", "Report", "Republic", "Resolution", "Review", "River", "Road",
    "Rover", "Series", "Show", "Square", "Stadium", "Statement", "Station", "Strategy", "Street", "Strip", "Studies",
    "Summit", "Theater", "Theatre", "Tour", "Tower", "Towers", "Treaty", "Trophy", "Valley", "Village", "War", "Way",
    "Week", "Weekend",
})  # fmt: skip

#: At the start of a sentence, or before a name, and no part of it.
NOT_PART_OF_NAME = frozenset({
    "A", "About", "After", "Although", "Among", "An", "And", "Another", "As", "At", "Because", "Before", "Both",
    "But", "By", "Current", "Despite", "During", "Each", "Even", "Every", "Follow", "For", "Former", "From", "He",
    "Her", "His", "How", "However", "I", "If", "In", "Instead", "Is", "It", "Its", "Last", "Later", "Like", "Many",
    "Meanwhile", "More", "Most", "My", "Next", "No", "Nor", "Not", "Now", "Of", "On", "Once", "One", "Only", "Or",
    "Other", "Our", "Outgoing", "Per", "Read", "Several", "She", "Since", "So", "Some", "Still", "Such", "That",
    "The", "Their", "Then", "There", "These", "They", "This", "Those", "Though", "Through", "Thus", "To", "Today",
    "Two", "Under", "Unlike", "Until", "Via", "Was", "We", "What", "When", "Where", "Whether", "Which", "While",
    "Who", "Why", "With", "Within", "Without", "Yesterday", "Yet", "You", "Your",
})  # fmt: skip

#: Verbs whose subject speaks or decides: the lemma.
SAYING = frozenset({
    "accuse", "acknowledge", "add", "admit", "advise", "allege", "announce", "answer", "argue", "assert", "assure",
    "blame", "caution", "cite", "claim", "comment", "complain", "conclude", "condemn", "confirm", "contend",
    "criticise", "criticize", "declare", "decline", "demand", "denounce", "deny", "describe", "disclose", "dismiss",
    "estimate", "explain", "forecast", "hail", "hint", "indicate", "insist", "maintain", "mention", "note", "notify",
    "object", "pledge", "praise", "predict", "promise", "propose", "publish", "question", "quote", "recommend",
    "refuse", "reiterate", "reject", "remind", "reply", "report", "respond", "reveal", "say", "state", "stress",
    "suggest", "tell", "tweet", "urge", "vow", "warn", "welcome", "write",
})  # fmt: skip
ACTING = frozenset({
    "abandon", "abstain", "accept", "acquire", "adopt", "agree", "aim", "allow", "appeal", "approve", "arrest", "ask",
    "attack", "attempt", "authorise", "authorize", "back", "ban", "block", "bomb", "boycott", "cancel", "cede",
    "charge", "commit", "consider", "contact", "cooperate", "cut", "decide", "delay", "deploy", "designate", "detain",
    "drop", "earmark", "endorse", "enter", "escalate", "establish", "expel", "extend", "fail", "file", "fine", "fire",
    "fund", "grant", "halt", "help", "hire", "hold", "impose", "intend", "intervene", "introduce", "invade", "invest",
    "investigate", "invite", "issue", "join", "launch", "lift", "negotiate", "open", "oppose", "order", "own", "pass",
    "pay", "persuade", "plan", "prepare", "press", "prohibit", "promote", "provide", "push", "ratify", "recall",
    "recognise", "recognize", "release", "request", "require", "restrict", "retaliate", "revoke", "scrap", "seek",
    "sell", "send", "settle", "share", "sign", "sponsor", "strike", "submit", "sue", "supply", "support", "suspend",
    "test", "threaten", "try", "use", "veto", "vote", "want", "withdraw", "withhold", "work",
})  # fmt: skip

#: Before a name and no part of it.
TITLES = frozenset({
    "Adm.", "Admiral", "Ambassador", "Archbishop", "Attorney", "Baroness", "Bishop", "Brig.", "Capt.", "Captain",
    "CEO", "Chairman", "Chairwoman", "Chancellor", "Chief", "Cllr", "Coach", "Col", "Col.", "Colonel", "Commissioner",
    "Congressman", "Congresswoman", "Councillor", "Dame", "Democrat", "Deputy", "Director", "Dr", "Dr.", "Emperor",
    "Executive", "Founder", "Gen", "Gen.", "General", "Gov", "Gov.", "Governor", "Hon", "Judge", "Justice", "King",
    "Lady", "Lieutenant", "Lord", "Lt.", "Maj.", "Major", "Mayor", "Minister", "Miss", "MP", "Mr", "Mr.", "Mrs",
    "Mrs.", "Ms", "Ms.", "Officer", "Pastor", "Pope", "Premier", "President", "Prime", "Prince", "Princess", "Prof",
    "Prof.", "Professor", "Queen", "Rep", "Rep.", "Representative", "Republican", "Rev", "Rev.", "Reverend",
    "Secretary", "Sen", "Sen.", "Senator", "Sgt.", "Sheriff", "Sir", "Speaker", "Sultan", "Vice",
})  # fmt: skip

#: Definite descriptions and the kinds of organization they can stand for.
DESCRIPTIONS = {
    "administration": ("government",), "agency": ("agency",), "airline": ("company",), "alliance": ("body",),
    "army": ("armed",), "assembly": ("legislature",), "association": ("body", "union"), "authority": ("agency",),
    "automaker": ("company",), "bank": ("company",), "bloc": ("government", "body"), "board": ("agency", "body"),
    "brewer": ("company",), "broadcaster": ("outlet", "company"), "builder": ("company",), "bureau": ("agency",),
    "business": ("company",), "campaign": ("body",), "carmaker": ("company",), "center": ("body",), "centre": ("body",),
    "charity": ("body",), "chipmaker": ("company",), "church": ("body",), "club": ("team", "body"),
    "coalition": ("body",), "college": ("university", "body"), "commission": ("agency", "government"),
    "committee": ("body", "legislature"), "company": ("company", "outlet"), "confederation": ("union", "body"),
    "conglomerate": ("company",), "consortium": ("company", "body"), "corporation": ("company",),
    "council": ("body", "agency"), "court": ("court",), "department": ("agency",), "developer": ("company",),
    "directorate": ("agency",), "embassy": ("agency",), "federation": ("body", "union"), "firm": ("company",),
    "forum": ("body",), "foundation": ("body",), "fund": ("body", "company"), "giant": ("company",),
    "government": ("government",), "group": ("armed", "body", "company", "union"), "guild": ("union",),
    "hospital": ("body",), "institute": ("body",), "insurer": ("company",), "lab": ("company", "body"),
    "laboratory": ("company", "body"), "labs": ("company",), "league": ("body",), "legislature": ("legislature",),
    "lender": ("company",), "magazine": ("outlet",), "maker": ("company",), "manufacturer": ("company",),
    "militia": ("armed",), "ministry": ("agency",), "movement": ("armed", "body", "party"), "museum": ("body",),
    "navy": ("armed",), "network": ("outlet",), "newspaper": ("outlet",), "office": ("agency",),
    "operator": ("company",), "organisation": ("body", "company"), "organization": ("body", "company"),
    "panel": ("body", "legislature"), "paper": ("outlet",), "parliament": ("legislature",), "party": ("party",),
    "platform": ("company",), "police": ("agency",), "producer": ("company",), "publisher": ("outlet", "company"),
    "regulator": ("agency",), "retailer": ("company",), "school": ("university",), "senate": ("legislature",),
    "service": ("agency",), "society": ("body",), "start-up": ("company",), "startup": ("company",),
    "station": ("outlet",), "studio": ("company",), "subcommittee": ("body", "legislature"), "supplier": ("company",),
    "team": ("team",), "think-tank": ("body",), "tribunal": ("court",), "trust": ("body", "company"),
    "union": ("union",), "university": ("university",), "utility": ("company",), "watchdog": ("agency", "body"),
}  # fmt: skip
PERSON_DESCRIPTIONS = frozenset({
    "analyst", "attorney", "billionaire", "candidate", "ceo", "chairman", "chairwoman", "chancellor", "chief",
    "coach", "director", "economist", "executive", "founder", "governor", "lawmaker", "lawyer", "leader", "mayor",
    "minister", "official", "premier", "president", "professor", "prosecutor", "researcher", "secretary", "senator",
    "singer", "spokesman", "spokesperson", "spokeswoman",
})  # fmt: skip

#: "the Times" after "New York Times": the last word of an outlet's name stands for it.
OUTLET_TAILS = frozenset({
    "Chronicle", "Courant", "Gazette", "Globe", "Guardian", "Herald", "Independent", "Inquirer", "Journal", "Mail",
    "Mirror", "Observer", "Post", "Register", "Sentinel", "Standard", "Star", "Sun", "Telegraph", "Times", "Tribune",
})  # fmt: skip
#: A first word that cannot stand alone for the name it begins.
NOT_SHORT_FORMS = frozenset({
    "African", "Air", "American", "Asian", "Associated", "Atlantic", "Bank", "Best", "Big", "Black", "Blue",
    "British", "Business", "Capital", "Central", "China", "City", "Civil", "Clean", "Climate", "Consumer", "Daily",
    "Data", "Democratic", "Digital", "East", "Eastern", "Economic", "Electric", "Energy", "Environmental", "European",
    "Federal", "Financial", "First", "Food", "Foreign", "Free", "General", "Global", "Gold", "Good", "Grand", "Great",
    "Green", "Health", "High", "Home", "House", "Human", "Independent", "Institute", "International", "Islamic",
    "Justice", "Labor", "Labour", "Legal", "Liberal", "Local", "Major", "Media", "Metropolitan", "Military",
    "National", "New", "News", "North", "Northern", "Old", "Open", "Pacific", "People", "Police", "Political",
    "Premier", "Public", "Real", "Red", "Regional", "Republican", "Royal", "Sky", "Social", "South", "Southern",
    "Sports", "Standard", "State", "Supreme", "Time", "Trade", "Transport", "Treasury", "Union", "Unite", "United",
    "Universal", "University", "West", "Western", "White", "World", "Young",
})  # fmt: skip

#: People of a party, not the party.
PARTY_PEOPLE = frozenset({
    "Democrat", "Democrats", "Independents", "Republican", "Republicans",
})  # fmt: skip
#: Small-letter heads that make a body of a place only where it acts: "Tulsa police said".
ACTING_LOWER_HEADS = frozenset({"authorities", "camp", "military", "police"})

#: Common first names: a name of two words that begins so, and has no word of an organization, is a person.
FIRST_NAMES = frozenset({
    "Aaron", "Abdul", "Abdullah", "Adam", "Adrian", "Ahmad", "Ahmed", "Aisha", "Alan", "Albert", "Alex", "Alexander",
    "Alexandra", "Alexis", "Ali", "Alice", "Alison", "Amanda", "Amy", "Ana", "Andre", "Andrea", "Andrew", "Andy",
    "Angela", "Angelo", "Anita", "Ann", "Anna", "Anne", "Anthony", "Antonio", "Arthur", "Ashley", "Ayman", "Barack",
    "Barbara", "Barry", "Ben", "Benjamin", "Bernard", "Bernie", "Beth", "Bill", "Bob", "Bobby", "Boris", "Brad",
    "Brandon", "Brenda", "Brent", "Brett", "Brian", "Bruce", "Bryan", "Carl", "Carla", "Carlos", "Carmen", "Carol",
    "Caroline", "Catherine", "Charles", "Charlie", "Charlotte", "Cheryl", "Chloe", "Chris", "Christian", "Christina",
    "Christine", "Christopher", "Claire", "Clara", "Claudia", "Colin", "Craig", "Cynthia", "Daniel", "Danny",
    "Darren", "Dave", "David", "Dean", "Deborah", "Dennis", "Derek", "Diana", "Diane", "Diego", "Dmitry", "Donald",
    "Donna", "Doris", "Dorothy", "Doug", "Douglas", "Duncan", "Dylan", "Eduardo", "Edward", "Elena", "Eli",
    "Elizabeth", "Ellen", "Elon", "Emily", "Emma", "Emmanuel", "Eric", "Erica", "Erik", "Ernest", "Eva", "Evan",
    "Evelyn", "Fatima", "Felix", "Fernando", "Fiona", "Florence", "Frances", "Francis", "Francisco", "Frank", "Fred",
    "Gareth", "Gary", "Gavin", "Gemma", "Geoffrey", "George", "Gerald", "Gina", "Giovanni", "Gordon", "Graham",
    "Greg", "Gregory", "Guy", "Hannah", "Harold", "Harry", "Hassan", "Heather", "Hector", "Helen", "Henry", "Hillary",
    "Howard", "Hugh", "Hussein", "Ian", "Ibrahim", "Imran", "Ingrid", "Irene", "Isaac", "Isabel", "Ivan", "Jack",
    "Jackie", "Jacob", "Jake", "James", "Jamie", "Jan", "Jane", "Janet", "Jason", "Javier", "Jay", "Jean", "Jeff",
    "Jeffrey", "Jennifer", "Jeremy", "Jerome", "Jerry", "Jessica", "Jim", "Jimmy", "Joan", "Joanna", "Joe", "Joel",
    "John", "Johnny", "Jon", "Jonathan", "Jorge", "Jose", "Joseph", "Josh", "Joshua", "Juan", "Judith", "Julia",
    "Julian", "Julie", "Justin", "Karen", "Karl", "Kate", "Katherine", "Kathleen", "Kathy", "Katie", "Keith", "Kelly",
    "Ken", "Kenneth", "Kevin", "Khalid", "Kim", "Kimberly", "Kristine", "Kurt", "Kyle", "Larry", "Laura", "Lauren",
    "Laurence", "Lawrence", "Leah", "Lebron", "Lee", "Leo", "Leon", "Leonard", "Leslie", "Lewis", "Liam", "Lina",
    "Linda", "Lisa", "Liz", "Lloyd", "Louis", "Louise", "Lucas", "Lucy", "Luis", "Luke", "Lynn", "Malcolm", "Manuel",
    "Marc", "Marco", "Marcus", "Margaret", "Maria", "Marie", "Mario", "Marion", "Mark", "Martha", "Martin", "Mary",
    "Matt", "Matthew", "Maurice", "Max", "Megan", "Mehmet", "Melania", "Melissa", "Michael", "Michel", "Michelle",
    "Miguel", "Mike", "Mitch", "Mohamed", "Mohammad", "Mohammed", "Monica", "Muhammad", "Mustafa", "Nadia", "Nancy",
    "Naomi", "Natalie", "Natasha", "Nathan", "Neil", "Nicholas", "Nick", "Nicola", "Nicolas", "Nicole", "Nigel",
    "Nina", "Noah", "Norman", "Oliver", "Olivia", "Omar", "Oscar", "Pablo", "Pamela", "Pat", "Patricia", "Patrick",
    "Paul", "Paula", "Pedro", "Peggy", "Penelope", "Peter", "Peyton", "Phil", "Philip", "Phillip", "Rachel", "Ralph",
    "Ramon", "Raymond", "Rebecca", "Ricardo", "Richard", "Rick", "Robert", "Roberto", "Robin", "Rodney", "Roger",
    "Ron", "Ronald", "Rosa", "Rose", "Ross", "Roy", "Rudy", "Russell", "Ruth", "Ryan", "Sadeq", "Saeb", "Saeed",
    "Sally", "Sam", "Samantha", "Samuel", "Sandra", "Sara", "Sarah", "Scott", "Sean", "Sebastian", "Sergei", "Sergio",
    "Shane", "Sharon", "Shaun", "Sheila", "Shirley", "Simon", "Sofia", "Sonia", "Sophia", "Sophie", "Stacey",
    "Stanley", "Stefan", "Stella", "Stephanie", "Stephen", "Steve", "Steven", "Stewart", "Stuart", "Sue", "Susan",
    "Sylvia", "Tamara", "Tanya", "Tara", "Ted", "Terence", "Teresa", "Terry", "Theresa", "Thomas", "Tim", "Timothy",
    "Tina", "Todd", "Tom", "Tommy", "Tony", "Tracy", "Trevor", "Tyler", "Valerie", "Vanessa", "Vera", "Vicky",
    "Victor", "Victoria", "Vincent", "Vladimir", "Volodymyr", "Walter", "Warren", "Wayne", "Wendy", "Will", "William",
    "Xavier", "Yusuf", "Yvonne", "Zachary", "Zoe",
})  # fmt: skip

#: "Republican presidential nominee" names the party by its adjective.
PARTY_ADJECTIVES = frozenset({"Conservative", "Democratic", "Green", "Labour", "Liberal", "Libertarian", "Republican"})
#: A court's small-letter name needs one of these: "Manhattan federal court".
COURT_MODIFIERS = frozenset(
    {"appeals", "county", "criminal", "crown", "district", "federal", "high", "magistrates", "supreme"}
)
#: "the Attorney's Office", "the Sheriff's Department".
HOLDERS_OFFICES = frozenset({"Department", "Office"})
#: Joined by "and" before them: "Mining and Construction Company", "Food and Drug Administration".
JOINING_SUFFIXES = frozenset({
    "Administration", "Agency", "Association", "Authority", "Board", "Bureau", "Commission", "Committee", "Company",
    "Corporation", "Council", "Department", "Ministry", "Service", "Union",
})  # fmt: skip

#: A place is mere place, people or economy as the subject of these.
NOT_GOVERNING = frozenset({
    "be", "become", "boast", "border", "break", "bring", "contain", "enter", "experience", "export", "feel", "go",
    "grapple", "grow", "have", "host", "import", "lead", "leave", "lie", "live", "look", "lose", "need", "play",
    "produce", "raise", "rank", "record", "remain", "see", "shrink", "sit", "stand", "struggle", "suffer", "win",
})  # fmt: skip
#: Whoever is the object of these is spoken to as a body.
ADDRESSING = frozenset({
    "accuse", "ask", "blame", "condemn", "remind", "sue", "urge", "warn",
})  # fmt: skip
#: "Norway's refusal": deeds of a government.
GOVERNMENT_ACTS = frozenset({
    "announcement", "ban", "claim", "decision", "demand", "move", "offer", "plan", "pledge", "position", "promise",
    "proposal", "refusal", "request", "response", "stance", "statement", "submission", "support", "threat", "veto",
    "warning",
})  # fmt: skip
NATIONS_WITH_FEDERAL_GOVERNMENT = frozenset({
    "American", "Australian", "Canadian", "German", "States", "U.S.", "US",
})  # fmt: skip

#: What a party's adjective stands for, each name folded.
PARTIES = {
    "Conservative": ("conservative party", "conservatives"), "Democratic": ("democratic party", "democrats"),
    "Green": ("green party", "greens"), "Labour": ("labour party", "labour"),
    "Liberal": ("liberal party", "liberals"), "Libertarian": ("libertarian party", "libertarians"),
    "Republican": ("republican party", "gop", "republicans"),
}  # fmt: skip

PARTY_MEMBERS = frozenset({"Democrat", "Republican"})
#: Bodies named for their members: "Energy Workers' Union", "Women's Council".
MEMBERS_BODIES = frozenset({
    "Alliance", "Association", "Club", "Coalition", "Committee", "Congress", "Council", "Federation", "Forum", "Front",
    "Fund", "Group", "Guild", "Institute", "League", "Movement", "Network", "Organisation", "Organization", "Party",
    "Society", "Trust", "Union",
})  # fmt: skip
IRREGULAR_PLURALS = frozenset({"Children", "Men", "People", "Women"})
