"""Words of one class, of which one can stand for another without a fault of grammar. Written for this benchmark."""

from __future__ import annotations

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")

NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

#: A value behind one of these is an interval, in which another value may lie.
HEDGES = frozenset({
    "about", "nearly", "almost", "around", "roughly", "approximately", "some", "least", "most", "over", "under",
    "than", "up", "estimated", "between", "until", "exceeding", "above", "below", "close", "upwards", "near",
    "approaching", "dozens", "hundreds",
})  # fmt: skip

MEN = (
    "Aaron", "Adam", "Alan", "Albert", "Alex", "Andrew", "Anthony", "Antonio", "Arthur", "Barack", "Ben", "Benjamin",
    "Bill", "Bob", "Brad", "Brandon", "Brian", "Bruce", "Carl", "Carlos", "Charles", "Chris", "Christian",
    "Christopher", "Daniel", "David", "Dennis", "Donald", "Douglas", "Edward", "Eric", "Frank", "Gary", "George",
    "Greg", "Gregory", "Harry", "Henry", "Jack", "Jacob", "James", "Jason", "Jeff", "Jeffrey", "Jeremy", "Jim", "Joe",
    "John", "Jonathan", "Jose", "Joseph", "Joshua", "Juan", "Justin", "Keith", "Kenneth", "Kevin", "Larry", "Luis",
    "Mark", "Martin", "Matt", "Matthew", "Michael", "Mike", "Nathan", "Nicholas", "Patrick", "Paul", "Peter", "Philip",
    "Ralph", "Ray", "Richard", "Rick", "Robert", "Roger", "Ronald", "Ryan", "Sam", "Samuel", "Scott", "Sean", "Simon",
    "Stephen", "Steve", "Steven", "Thomas", "Tim", "Timothy", "Tom", "Tony", "Victor", "Walter", "Wayne", "William",
)  # fmt: skip
WOMEN = (
    "Alice", "Alison", "Amanda", "Amy", "Andrea", "Angela", "Anna", "Anne", "Barbara", "Betty", "Carol", "Caroline",
    "Catherine", "Christina", "Christine", "Claire", "Courtney", "Deborah", "Diana", "Diane", "Donna", "Dorothy",
    "Elizabeth", "Emily", "Emma", "Helen", "Hillary", "Jane", "Janet", "Jennifer", "Jessica", "Joan", "Julia", "Julie",
    "Karen", "Kate", "Katherine", "Kathleen", "Kelly", "Kim", "Kimberly", "Kristen", "Laura", "Lauren", "Linda",
    "Lindsay", "Lisa", "Margaret", "Maria", "Marie", "Martha", "Mary", "Megan", "Melissa", "Michelle", "Nancy",
    "Natalie", "Nicole", "Olivia", "Pamela", "Patricia", "Rachel", "Rebecca", "Rose", "Ruth", "Samantha", "Sandra",
    "Sarah", "Sharon", "Sophie", "Stephanie", "Stormy", "Susan", "Tara", "Teresa", "Theresa", "Vanessa", "Victoria",
)  # fmt: skip
#: Names to put in: common, and unlike each other, so that none is a spelling or a short form of another.
NEW_MEN = ("Walter", "Gregory", "Patrick", "Dennis", "Simon", "Victor", "Leonard", "Oscar", "Felix", "Harold")
NEW_WOMEN = ("Martha", "Olivia", "Pamela", "Ruth", "Claire", "Sylvia", "Edith", "Gloria", "Vivian", "Audrey")

#: Behind a given name, these make the name of a place or a body.
NO_FAMILY = frozenset({
    "City", "County", "Street", "Avenue", "School", "University", "College", "Hospital", "Park", "Center", "Church",
    "Airport", "Fire", "Hall", "Township", "Foundation", "Award", "Prize", "Clinic", "Institute", "Police",
    "Department", "House", "Beach", "Island", "River", "Lake",
})  # fmt: skip

COUNTRIES = (
    "Afghanistan", "Argentina", "Australia", "Austria", "Brazil", "Canada", "Chile", "China", "Colombia", "Cuba",
    "Denmark", "Egypt", "Finland", "France", "Germany", "Greece", "Hungary", "India", "Indonesia", "Iran", "Iraq",
    "Ireland", "Israel", "Italy", "Japan", "Kenya", "Libya", "Malaysia", "Mexico", "Morocco", "Nigeria", "Norway",
    "Pakistan", "Peru", "Poland", "Portugal", "Russia", "Singapore", "Somalia", "Spain", "Sudan", "Sweden",
    "Switzerland", "Syria", "Thailand", "Turkey", "Turkmenistan", "Ukraine", "Venezuela", "Vietnam", "Yemen",
)  # fmt: skip
STATES = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Florida", "Hawaii", "Idaho",
    "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan",
    "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey",
    "New Mexico", "North Carolina", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "South Carolina", "Tennessee",
    "Texas", "Utah", "Vermont", "Virginia", "Wisconsin", "Wyoming",
)  # fmt: skip
CITIES = (
    "Albuquerque", "Athens", "Atlanta", "Baghdad", "Baltimore", "Bangkok", "Barcelona", "Beijing", "Berlin", "Boston",
    "Brussels", "Cairo", "Cannes", "Charlotte", "Chicago", "Cleveland", "Copenhagen", "Dallas", "Damascus", "Denver",
    "Detroit", "Dublin", "Frankfurt", "Geneva", "Helsinki", "Houston", "Islamabad", "Istanbul", "Jakarta",
    "Jerusalem", "Kabul", "Las Vegas", "Lisbon", "London", "Los Angeles", "Madrid", "Manila", "Memphis", "Miami",
    "Milan", "Milwaukee", "Minneapolis", "Moscow", "Mumbai", "Munich", "Nairobi", "Nashville", "New Delhi",
    "New Orleans", "New York", "New York City", "Oslo", "Palermo", "Paris", "Philadelphia", "Phoenix", "Pittsburgh",
    "Portland", "Prague", "Rome", "San Diego", "San Francisco", "Santiago", "Seattle", "Seoul", "Stockholm", "Sydney",
    "Tehran", "Thessaloniki", "Tokyo", "Toronto", "Vancouver", "Vienna", "Warsaw", "Washington", "Wellington",
)  # fmt: skip
#: Towns to put in for a town: there are some of each name in many countries.
TOWNS = ("Ashford", "Clayton", "Dunmore", "Fairview", "Marshfield", "Oakdale", "Redhill", "Thornton", "Westbrook")

#: Heads of states and companies share the word; in front of a name, news writes the former with a capital.
OFFICES_OF_STATE = frozenset({"president", "chancellor"})
#: Offices and parts that one person does not hold at once, within a row.
ROLES = (
    ("president", "prime minister", "governor", "senator", "mayor", "chancellor", "ambassador"),
    ("foreign minister", "defense minister", "finance minister", "interior minister", "health minister"),
    ("foreign secretary", "defence secretary", "health secretary", "home secretary"),
    ("secretary of state", "secretary of defense", "attorney general", "surgeon general"),
    ("sheriff", "detective", "sergeant", "lieutenant", "captain", "commissioner", "inspector"),
    ("judge", "prosecutor", "juror", "defense attorney"),
    ("district attorney", "public defender"),
    ("quarterback", "linebacker", "wide receiver", "running back", "cornerback", "tight end", "kicker"),
    ("goalkeeper", "defender", "striker", "midfielder", "winger"),
    ("pitcher", "catcher", "outfielder", "shortstop"),
    ("coach", "referee", "team doctor"),
    ("chief executive", "chief financial officer", "chief operating officer", "chief technology officer"),
    ("chairman", "treasurer"),
    ("brother", "uncle", "nephew", "son", "father"),
    ("sister", "aunt", "niece", "daughter", "mother", "wife"),
    ("pastor", "rabbi", "imam"),
    ("surgeon", "paramedic", "nurse"),
)
ROLE_FORMS = {
    "sen.": "senator", "gov.": "governor", "sgt.": "sergeant", "lt.": "lieutenant", "capt.": "captain",
    "det.": "detective", "defence minister": "defense minister", "head coach": "coach", "ceo": "chief executive",
    "chief executive officer": "chief executive", "da": "district attorney",
}  # fmt: skip

#: Words of a quotation that another of their row can replace; none turns an assertion into its denial.
EXCHANGEABLE = tuple(
    tuple(row.split())
    for row in (
        "good bad", "great terrible", "big small", "old new", "strong weak", "easy hard", "safe dangerous",
        "early late", "happy sad", "proud worried", "serious minor", "public private", "better worse", "best worst",
        "more less", "many few", "young old", "local national", "difficult simple",
        "day week month year", "days weeks months years", "morning evening", "tonight today yesterday",
        "man boy", "woman girl", "men women", "family company country community team city", "house building",
        "life career", "friends neighbours fans", "father brother son", "mother sister daughter",
        "privacy safety health", "respect support patience", "question answer", "future past", "war peace",
        "hope fear", "want need", "love hate", "believe know", "start end", "started ended", "support oppose",
        "appreciate demand", "help harm", "continue stop", "remember forget", "expect fear", "increase reduce",
        "win lose", "won lost", "before after", "inside outside", "north south east west",
        "car truck", "knife gun", "fire flood", "school hospital church", "students teachers", "children parents",
        "money water", "police soldiers", "game season", "players coaches", "song film", "book speech",
        "first second third", "very somewhat", "always often", "everyone everybody",
        "world nation", "process problem", "decision proposal", "investigation trial", "victims survivors",
        "officers soldiers", "attack accident", "deal treaty", "opportunity duty", "people children",
        "pleased saddened", "excited nervous", "confident doubtful", "thrilled shocked", "honored surprised",
        "character story", "fans critics", "time place",
    )
)  # fmt: skip

#: Past forms that no rule makes, for "did not".
IRREGULAR = {
    "went": "go", "took": "take", "made": "make", "gave": "give", "came": "come", "left": "leave", "won": "win",
    "lost": "lose", "found": "find", "began": "begin", "fell": "fall", "held": "hold", "sent": "send", "met": "meet",
    "broke": "break", "struck": "strike", "hit": "hit", "shot": "shoot", "stole": "steal", "fled": "flee",
    "flew": "fly", "bought": "buy", "sold": "sell", "built": "build", "caught": "catch", "fought": "fight",
    "led": "lead", "paid": "pay", "spent": "spend", "wrote": "write", "rose": "rise", "grew": "grow", "chose": "choose",
    "brought": "bring", "became": "become", "drove": "drive", "ran": "run", "entered": "enter",
}  # fmt: skip
