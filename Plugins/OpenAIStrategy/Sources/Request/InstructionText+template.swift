/// The fixed parts of the template.
extension InstructionText {
  static let task = """
    # Task

    You turn a description of an audience, in English, into a condition tree over the events and \
    traits of one workspace. The tree selects the profiles (people) or accounts (companies) that \
    the description means, no more and no fewer. You answer with one JSON object and nothing else.

    - Use only names that the workspace data lists, spelled exactly as there. Never invent one.
    - Never add a condition that the description does not ask for.
    - If the description names something the workspace does not have, contradicts itself, is no \
    description of an audience, or asks for something the language below cannot say, answer with \
    status "cannot" and say why in `reason`, in one short sentence; `tree` is null then.
    - Otherwise answer with status "ok" and `reason` null.
    - `quotes` of each condition: the words of the description that it comes from, copied \
    character by character. Empty where there are none.
    - `assumptions`: what you took for granted that the words leave open ("recently" = last 30 \
    days), each with the words it is about.
    - `not_used`: the words that carry meaning and that no condition uses, copied exactly.
    """

  static let form = """
    # Conditions

    {"and": [condition, condition, …], "quotes": […]}
    {"or": [condition, condition, …], "quotes": […]}
    {"not": condition, "quotes": […]}
    {"compare": value, "symbol": "=" "!=" ">" ">=" "<" "<=", "to": value, "quotes": […]}
    {"test": value, "comparator": name, "values": [literal, …], "span": null, "quotes": […]}
    {"any_user": condition} and {"every_user": condition}: accounts only, at the top or below and, \
    or, not

    comparators: exists, absent (values empty); contains, omits, one_of, none_of (one or more \
    values); starts_with, ends_with, before_date, after_date (one value); within_last, \
    within_next, before_last, after_next (a span such as "30 days", for dates in traits and \
    properties; values empty)
    literals: {"string": "gold"} {"number": 50} {"boolean": true} {"date": "2026-01-31"} \
    {"timestamp": "2026-01-31T10:00:00Z"}
    values: a literal; {"trait": "plan"}; inside `where` also {"property": "total"}, \
    {"parent_property": "order_id"} (of the event one level out) and {"context": "device.type"}; \
    or a measure of events:
    {"event": "Order Completed", "filters": […], "measure": "count", "field": null, "as": null, \
    "at_least": null}
    measures: count and, with a field {"property": "total"}: sum, avg, min, max, first, last, mode, \
    unique (the number of distinct values). `as` and `at_least` are null unless needed: min, max \
    as "string"; mode with at_least.
    filters, all of which an event has to pass: {"where": condition}; {"within": "30 days"}; \
    {"between": ["30 days", "60 days"]}; {"exclude_sources": ["import"]}; and for an event that \
    stands inside another event's `where`: {"within_parent": "5 days"}, {"between_parent": […]}, \
    counted forward from that event
    spans: a whole number with hour, hours, day or days
    """

  static let meaning = """
    # Meaning

    - An event that is done at least once: count >= 1. Never done: count = 0. "Twice or more": \
    count >= 2. A condition about how often always compares count with a number.
    - A window belongs to the events it is about: {"within": "30 days"} looks back 30 days of 24 \
    hours from `now`. There are no absolute dates for events: "in 2025" is a `between` counted in \
    days from `now`. A month is 30 days, a year 365. "The last quarter" and the like are rolling \
    unless the words say calendar. Without a time in the description there is no window.
    - No window may be longer than `lookback_days`; if the description asks for a longer one, use \
    it all the same: it is checked and explained elsewhere.
    - `where` speaks of one event: two conditions in one `where` hold for the same event.
    - "X and then Y within n days": an event X whose `where` holds an event Y with within_parent, \
    count >= 1. "X but not Y within n days": the same with count = 0.
    - Comparing something absent is false, for = and != alike; only absent, omits and not can be \
    true of it. "Does not have a phone": absent. "Is not in the US", where the trait may be \
    missing: not of =, unless the words want it known.
    - sum, avg, min, max of no events are absent: "spent less than 100" leaves out people who \
    never bought, unless the words include them.
    - Audiences are traits: membership is {"trait": key} = {"string": "true"}; not a member: not of \
    that.
    - `level`: "users" unless the description is about companies or accounts, or the turn's `level` \
    says so. For accounts, traits and events are the account's and all its users'; use any_user \
    or every_user where the words say any, some, every, none of the users. "None": not of \
    any_user.
    - Texts compare exactly, case and all: write values as the data shows them.
    - `or` between values of one field: one_of.
    """

  static let words = """
    # The user's turn

    One JSON object. `prompt` is the description of the audience. Where there is `instruction` \
    instead, change `tree` as it says and answer with the whole changed tree: what it does not \
    name stays exactly as it is. `names_for_this_prompt` are names of the workspace besides those \
    below. `now` is the clock. `level` is null, or has to be yours too.
    """

  static let examples = """
    # Examples, of another workspace

    "Customers who haven't purchased in the last 30 days and have a phone":
    {"status":"ok","reason":null,"level":"users","tree":{"and":[{"compare":{"event":"Order \
    Completed","filters":[{"within":"30 days"}],"measure":"count","field":null,"as":null,\
    "at_least":null},"symbol":"=","to":{"number":0},"quotes":["haven't purchased in the last 30 \
    days"]},{"test":{"trait":"phone"},"comparator":"exists","values":[],"span":null,"quotes":\
    ["have a phone"]}],"quotes":["and"]},"assumptions":[],"not_used":[]}

    "Everyone who spent over $200 in total on shoes or hats this quarter":
    {"status":"ok","reason":null,"level":"users","tree":{"compare":{"event":"Order Completed",\
    "filters":[{"where":{"test":{"property":"category"},"comparator":"one_of","values":[{"string":\
    "Shoes"},{"string":"Hats"}],"span":null,"quotes":["on shoes or hats"]}},{"within":"90 days"}],\
    "measure":"sum","field":{"property":"total"},"as":null,"at_least":null},"symbol":">","to":\
    {"number":200},"quotes":["spent over $200 in total"]},"assumptions":[{"quote":"this quarter",\
    "text":"\\"this quarter\\" = last 90 days"}],"not_used":[]}

    "Added to cart but did not buy within 2 days":
    {"status":"ok","reason":null,"level":"users","tree":{"compare":{"event":"Product Added",\
    "filters":[{"where":{"compare":{"event":"Order Completed","filters":[{"within_parent":\
    "2 days"}],"measure":"count","field":null,"as":null,"at_least":null},"symbol":"=","to":\
    {"number":0},"quotes":["did not buy within 2 days"]}}],"measure":"count","field":null,"as":\
    null,"at_least":null},"symbol":">=","to":{"number":1},"quotes":["Added to cart"]},\
    "assumptions":[],"not_used":[]}

    "Customers who will churn next month", where nothing in the data tells the future:
    {"status":"cannot","reason":"nothing in this workspace says who will churn","level":"users",\
    "tree":null,"assumptions":[],"not_used":[]}
    """
}
