"""Given names that are nearly always a man's or a woman's, for pronouns; those of both ("Ashley") are left out."""

from __future__ import annotations

MEN = frozenset({
    "Aaron", "Adam", "Ahmed", "Alan", "Albert", "Alejandro", "Alexander", "Ali", "Andrew", "Anthony", "Antonio",
    "Barack", "Ben", "Benjamin", "Bernard", "Bernie", "Bill", "Bob", "Boris", "Brad", "Brian", "Bruce", "Carl",
    "Carlos", "Charles", "Christopher", "Chuck", "Daniel", "Dave", "David", "Dennis", "Dick", "Diego", "Donald",
    "Doug", "Douglas", "Ed", "Edward", "Emmanuel", "Eric", "Erik", "Frank", "Friedrich", "Gary", "Gavin", "George",
    "Gerald", "Giovanni", "Gordon", "Graham", "Greg", "Gregory", "Hans", "Harold", "Harry", "Hassan", "Henry",
    "Howard", "Ian", "Ibrahim", "Ivan", "Jack", "Jacob", "James", "Jason", "Jeff", "Jeffrey", "Jeremy", "Jerry",
    "Jim", "Joe", "John", "Jonathan", "Jorge", "Joseph", "Joshua", "Juan", "Justin", "Karl", "Keith", "Ken",
    "Kenneth", "Kevin", "Larry", "Lars", "Lloyd", "Louis", "Luis", "Luke", "Manuel", "Marco", "Mark", "Martin",
    "Matt", "Matthew", "Michael", "Miguel", "Mike", "Mitch", "Mitt", "Mohamed", "Mohammad", "Mohammed", "Muhammad",
    "Narendra", "Nathan", "Nicholas", "Nick", "Olaf", "Oliver", "Omar", "Oscar", "Patrick", "Paul", "Pedro",
    "Peter", "Phil", "Philip", "Rajiv", "Ralph", "Raymond", "Richard", "Rick", "Robert", "Roger", "Ron", "Ronald",
    "Roy", "Russell", "Ryan", "Samuel", "Scott", "Sean", "Sergei", "Simon", "Stephen", "Steve", "Steven", "Ted",
    "Terry", "Thomas", "Tim", "Timothy", "Tom", "Tony", "Trey", "Vladimir", "Volodymyr", "Walter", "William",
})  # fmt: skip
WOMEN = frozenset({
    "Aisha", "Alice", "Amanda", "Amy", "Ana", "Andrea", "Angela", "Anita", "Ann", "Anna", "Anne", "Annie",
    "Barbara", "Beth", "Betty", "Brenda", "Carol", "Caroline", "Catherine", "Charlotte", "Chelsea", "Cheryl",
    "Christina", "Christine", "Claire", "Claudia", "Condoleezza", "Cynthia", "Deborah", "Debra", "Diana", "Diane",
    "Donna", "Dorothy", "Elena", "Elizabeth", "Ellen", "Emily", "Emma", "Eva", "Fatima", "Giorgia", "Gloria", "Grace",
    "Hannah", "Heather", "Helen", "Hillary", "Ingrid", "Irene", "Ivana", "Ivanka", "Jacinda", "Jane", "Janet",
    "Jennifer", "Jessica", "Jill", "Joan", "Joanna", "Judith", "Julia", "Julie", "Kamala", "Karen", "Karin", "Kate",
    "Katherine", "Kathleen", "Kathy", "Laura", "Lena", "Linda", "Lisa", "Liz", "Lucy", "Margaret", "Maria", "Marie",
    "Marine", "Marion", "Martha", "Mary", "Megan", "Melania", "Melissa", "Michelle", "Monica", "Nancy", "Natalie",
    "Nicola", "Nikki", "Olivia", "Pamela", "Patricia", "Paula", "Priya", "Rachel", "Rebecca", "Rosa", "Ruth",
    "Samantha", "Sandra", "Sarah", "Sharon", "Sheila", "Sofia", "Sonia", "Sophie", "Stephanie", "Susan", "Susanne",
    "Teresa", "Theresa", "Tulsi", "Ursula", "Valerie", "Vera", "Victoria", "Virginia", "Wendy", "Yvonne",
})  # fmt: skip
_OF_PRONOUN = {
    **dict.fromkeys(("he", "him", "his", "himself"), WOMEN),
    **dict.fromkeys(("she", "her", "hers", "herself"), MEN),
}


def may_mean(pronoun: str, name: str) -> bool:
    """Whether the pronoun may stand for a person of that full name: "he" is not Hillary Clinton."""
    return name.partition(" ")[0] not in _OF_PRONOUN.get(pronoun, frozenset())
