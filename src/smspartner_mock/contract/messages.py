"""Messages of refusals: French, as the service's own are. No program should read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_KEY: Final = {1: "La clé API est requise", 10: "La clé API n'est pas valide", 96: "L'adresse IP n'est pas autorisée"}
_KEY_OF_LISTS: Final = {10: "La clé API est absente ou n'est pas valide"}

# By the list of codes that an operation refers to, or by the operation.
_MESSAGES: Final[Mapping[str, Mapping[int, str]]] = {
    "sending": {
        2: "Le numéro est requis",
        4: "Le message n'existe pas",
        9: "Une ou plusieurs contraintes ne sont pas respectées",
        11: "Crédit insuffisant",
        13: "Aucun tarif pour ces numéros",
        14: "Le numéro est dans la liste STOP",
        15: "Le numéro est déjà dans la liste",
        20: "Le compte est désactivé",
        22: "L'envoi de SMS marketing n'est pas autorisé à cette heure",
        23: "L'envoi de SMS marketing n'est pas autorisé le dimanche et les jours fériés",
        30: "Le compte est bloqué",
        40: "Le compte n'a pas accès à l'API",
        42: "Un SMS low cost est limité à 160 caractères",
        43: "Le message est requis",
        44: "L'émetteur n'est pas valide",
        45: "La date est requise",
        46: "L'heure est requise",
        47: "La minute n'est pas valide",
        48: "La minute doit être un multiple de 5",
        49: "La date n'est pas valide",
        50: "Pas plus de 500 numéros",
        51: "Le low cost n'est pas disponible",
        52: "Pas plus de 10 SMS concaténés",
        55: "Aucun numéro à envoyer",
        90: "Le JSON est mal formé",
        500: "Le message n'a pas pu être mis en file d'attente",
        992: "L'émetteur n'est pas autorisé",
    },
    "statuses": {
        2: "Le numéro est requis",
        3: "L'identifiant du message est requis",
        4: "Le message n'existe pas",
        5: "La liste est vide",
        6: "Le format n'est pas correct",
        9: "Le numéro n'est pas un numéro de mobile",
        50: "Pas plus de 500 éléments",
    },
    "messages.cancel": {
        3: "L'identifiant du message est requis",
        4: "Le message n'existe pas",
        5: "Le message est déjà annulé",
        6: "Il reste moins de 5 minutes avant l'envoi",
        7: "Le message est déjà envoyé",
    },
    "groups.add": {1: "Le nom est requis", 2: "La clé API est requise", **_KEY_OF_LISTS},
    "groups.list": _KEY_OF_LISTS,
    "group-token": {1: "L'identifiant du groupe est requis", 404: "Le groupe n'existe pas", **_KEY_OF_LISTS},
    "contact-token": {1: "L'identifiant du contact est requis", 404: "Le contact n'existe pas", **_KEY_OF_LISTS},
    "contacts.add": {
        1: "L'identifiant du groupe est requis",
        2: "Le contact est requis",
        15: "Le numéro est déjà dans le groupe",
        404: "Le groupe n'existe pas",
        **_KEY_OF_LISTS,
    },
    "contacts.update": {
        1: "L'identifiant du contact est requis",
        2: "Le contact est requis",
        15: "Le numéro est déjà dans le groupe",
        404: "Le contact n'existe pas",
        **_KEY_OF_LISTS,
    },
    "contacts.list": {1: "L'identifiant du groupe est requis", 404: "Le groupe n'existe pas", **_KEY_OF_LISTS},
    "contacts.get": {1: "L'identifiant du contact est requis", 404: "Le contact n'existe pas", **_KEY_OF_LISTS},
    "stops.add": {
        2: "Le numéro est requis",
        3: "Le numéro est déjà dans la liste STOP",
        9: "Le numéro de téléphone est invalide",
    },
    "stops.delete": {
        2: "Le numéro est requis",
        3: "L'identifiant est requis",
        4: "L'identifiant n'est pas dans la liste STOP",
    },
    "subaccounts.create": {
        2: "Le compte n'est pas autorisé à créer des sous-comptes",
        3: "isBuyer est requis",
        4: "Le type est requis",
        5: "Le type est inconnu",
        6: "L'adresse e-mail est requise",
        7: "Le compte existe déjà",
        8: "creditToAttribute doit être supérieur à 0",
        9: "Le solde doit être supérieur à 0",
    },
    "subaccounts.remove": {1: "Le token est requis", 404: "Le sous-compte n'existe pas", **_KEY_OF_LISTS},
    "subaccount-credit": {
        2: "Le crédit est requis",
        3: "Le token du sous-compte est requis",
        4: "Le compte n'est pas autorisé à le faire",
        5: "Le crédit doit être supérieur à 0",
        6: "Le solde doit être supérieur à 0",
        7: "Le sous-compte n'existe pas",
        8: "Crédit insuffisant",
    },
    "verification": {
        2: "Le numéro est requis",
        3: "Les numéros doivent être séparés par des virgules",
        11: "Crédit insuffisant",
        13: "Aucun tarif pour ces numéros",
        14: "Le numéro est dans la liste STOP",
        19: "Les numéros doivent être séparés par des virgules",
        50: "Pas plus de 500 numéros",
        55: "Aucun numéro à envoyer",
    },
    "numbers.forward_calls": {
        1: "Le nom est requis",
        5: "Le numéro est requis",
        6: "Le type est requis",
        7: "Le type n'est pas valide",
        8: "Le paramètre est requis",
        9: "L'adresse e-mail n'est pas valide",
        12: "Le numéro de renvoi n'est pas valide",
        13: "Le numéro n'existe pas",
        14: "Le renvoi n'est pas activé pour ce numéro",
        15: "Le numéro est désactivé",
        16: "Le renvoi est déjà activé",
        17: "La messagerie est déjà activée",
        18: "Le renvoi est déjà désactivé",
        **_KEY_OF_LISTS,
    },
    "rentals": {
        3: "Les paramètres sont requis",
        4: "L'opération est requise",
        5: "urlNotification n'est pas une URL",
        6: "L'opération n'est pas autorisée",
        7: "sexe est requis",
        8: "sexe doit être m, h ou f",
        9: "minAge est requis",
        11: "Crédit insuffisant",
        12: "minAge doit être supérieur à 17",
        13: "maxAge est requis",
        14: "maxAge doit être inférieur à 99",
        15: "interest doit être supérieur à 0",
        16: "interest est vide",
        17: "subInterest est vide",
        18: "subInterest doit être supérieur à 0",
        19: "interest ou subInterest est requis",
        22: "La catégorie est vide",
        23: "La catégorie doit être supérieure à 0",
        24: "Type est requis",
        25: "Localite est requis",
        26: "Volume est requis",
        27: "Le volume demandé dépasse le volume disponible",
        28: "DesiredVolume dépasse le total",
        31: "Le token est requis",
        32: "La location n'existe pas",
        33: "Le fichier n'existe pas",
        34: "Le fichier a déjà été utilisé",
        35: "Le fichier est en cours de téléchargement",
        36: "La location a échoué",
        61: "Aucun résultat",
    },
}

# What an operation that is new here says, by the class of the error.
_GENERAL: Final = {
    "AuthenticationError": "La clé API n'est pas valide",
    "InsufficientCreditError": "Crédit insuffisant",
    "NotAllowedError": "Opération non autorisée",
    "NotFoundError": "Élément introuvable",
    "RateLimitError": "Trop de requêtes",
    "ServiceError": "Erreur du service",
}
REFUSED: Final = "Requête refusée"

_LABELS: Final = {
    "message": "Le message",
    "phoneNumber": "Le numéro",
    "phoneNumbers": "Le numéro",
    "sender": "L'émetteur",
}

_SENTENCES: Final = {
    "required": "{label} est requis",
    "empty": "{label} est vide",
    "maxLength": "{label} ne peut dépasser {limit} caractères",
    "minLength": "{label} doit contenir au moins {limit} caractères",
    "maxItems": "{label} ne peut contenir plus de {limit} éléments",
    "minItems": "{label} doit contenir au moins {limit} éléments",
    "maximum": "{label} ne peut dépasser {limit}",
    "minimum": "{label} ne peut être inférieur à {limit}",
    "multipleOf": "{label} doit être un multiple de {limit}",
    "number": "{label} de téléphone est invalide",
    "past": "{label} ne peut être dans le passé",
}


def message_of(source: str, number: int, error: str) -> str:
    """
    Return what the service says with a code.

    Args:
        source: The list of codes, or the operation, that the code comes from.
        error: The class of the error, where nobody has written a message yet.
    """
    own = _MESSAGES.get(source, {})
    return own.get(number) or _KEY.get(number) or _GENERAL.get(error, REFUSED)


def sentence_of(name: str, keyword: str, limit: Any = None) -> str:
    """Return what the service says of one parameter that breaks a constraint."""
    label = _LABELS.get(name, f"Le champ {name}")
    return _SENTENCES.get(keyword, "{label} n'est pas valide").format(label=label, limit=limit)
