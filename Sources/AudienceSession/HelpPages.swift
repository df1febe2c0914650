/// The pages of plain text that help shows.
enum HelpPages {
  /// The best practices that the refusals point to.
  static let tips = [
    "Best practices for prompts",
    "",
    "  name what the workspace has  /schema lists events, traits and audiences; the",
    "                               closer your words to a name, the surer the tree",
    "  one thing with each clause   bought shoes in the last 7 days, has no phone",
    "  give numbers and windows     3 orders or more in the last 90 days",
    "  say what is missing          haven't purchased in the last 30 days",
    "                               don't have a phone number",
    "  quote other values           plan is 'basic', for what /schema does not list",
    "  say accounts for companies   Accounts where any user opened an urgent ticket",
    "  leave personal data out      nobody's e-mail address or phone is needed",
    "  look before you trust        /explain ties words to nodes, /preview shows",
    "                               members, /why PROFILE tells why",
    "  try another wording          a new prompt replaces the tree; /undo brings",
    "                               the old one back",
    "",
    "A prompt has 20 to 300 characters. /examples shows prompts that work here.",
  ]
}
