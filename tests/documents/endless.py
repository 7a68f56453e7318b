"""Words without an end, as a hostile hand or a broken import would put them into any field."""

ENDLESS = {
    "capitals": "Ұ" * 1000,
    "kazakh": "ӘҒҚҢӨҰҮҺІәғқңөұүһі" * 55,
    "consonants": "щ" * 1000,
    "syllables": "Әбдірахманқызы" * 70,
    "hyphens": "Әбдірахманқызы-Өтемісова-" * 40 + "Сәрсенбаева",
    "latin": "Abdrakhmankyzy" * 70,
    "digits": "0123456789" * 100,
    "sum": "000 " * 249 + "000",
    "account": "KZ86125KZT5004100100" * 50,
    "address": "gulnar.abdrakhmankyzy_" * 45 + "@example.kz",
    "marks": "»).,(«" * 160,
}
NUMBERS = ("digits", "sum", "account", "address", "marks")
"""Those that get no hyphen."""
