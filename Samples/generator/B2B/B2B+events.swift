extension B2B {
  /// The events, by the part of the product that they come from.
  static let events: [EventEntry] =
    [
      EventEntry(
        name: "Signed Up", about: "A user made a login.", synonyms: ["registered"],
        properties: [property("channel", .string, .counted)]),
      EventEntry(
        name: "Signed In", about: "A user signed in.", synonyms: ["logged in", "login"],
        properties: [property("method", .string, .plain)]),
      EventEntry(
        name: "Project Created", about: "A building project was set up.",
        synonyms: ["set up a project"],
        properties: [
          property("project_type", .string, .plain), property("budget", .number, unit: "USD"),
          property("floors", .number), property("is_template", .boolean),
          property("starts_on", .date), property("tags", .array, .none),
          property("site", .object), property("site.country", .string, .plain),
        ]),
      EventEntry(
        name: "Task Completed", about: "A task on a site was ticked off.",
        synonyms: ["finished a task"],
        properties: [
          property("trade", .string, .counted), property("hours", .number, unit: "hours"),
          property("is_overdue", .boolean),
        ]),
      EventEntry(
        name: "Drawing Uploaded", about: "A drawing was added to a project.",
        synonyms: ["uploaded a drawing"],
        properties: [
          property("format", .string, .plain), property("size_mb", .number, unit: "MB"),
          property("pages", .number),
        ]),
      EventEntry(
        name: "Drawing Shared", about: "A drawing was sent to somebody outside.",
        properties: [property("format", .string, .plain), property("recipients", .array)]),
      EventEntry(
        name: "Member Invited", about: "A colleague was asked to join.",
        synonyms: ["invited a colleague", "sent an invitation"],
        properties: [property("role", .string, .plain)]),
      EventEntry(
        name: "Integration Connected", about: "Another product was connected.",
        properties: [property("integration", .string, .counted)]),
      EventEntry(
        name: "Export Finished", about: "A report was exported.", synonyms: ["exported a report"],
        properties: [property("format", .string, .plain), property("rows", .number)]),
      EventEntry(
        name: "Ticket Opened", about: "Help was asked for.",
        synonyms: ["support ticket", "contacted support"],
        properties: [
          property("priority", .string, .plain), property("topic", .string, .counted),
        ]),
      EventEntry(
        name: "Ticket Resolved", about: "A request for help was answered.",
        properties: [
          property("hours_open", .number, unit: "hours"), property("is_satisfied", .boolean),
        ]),
      EventEntry(
        name: "Survey Answered", about: "How likely are you to recommend us, from 0 to 10?",
        synonyms: ["NPS survey", "gave a score"],
        properties: [property("score", .number), property("comment", .string)]),
      EventEntry(
        name: "Page Viewed", about: "A page of the web site or the product was opened.",
        synonyms: ["visited"],
        properties: [property("page_name", .string, .plain), property("path", .string)]),
      EventEntry(
        name: "Screen Viewed", about: "A screen of the site app was opened.",
        properties: [property("screen_name", .string, .plain)]),
      EventEntry(
        name: "Gantt Printed", about: "Went away with the old planner.",
        properties: [property("paper", .string, .plain)]),
      EventEntry(
        name: "Projects.Import v1", about: "The first importer, long gone.",
        lastSeen: Instant(2024, 8, 14, 15, 2), properties: [property("rows", .number)]),
    ] + billing

  private static let billing: [EventEntry] = [
    EventEntry(
      name: "Trial Started", about: "An owner began a trial.", synonyms: ["began a trial"],
      properties: [property("plan", .string, .plain), property("days", .number, unit: "days")]),
    EventEntry(
      name: "Trial Ended", about: "A trial ran out or turned into a subscription.",
      properties: [property("is_converted", .boolean)]),
    EventEntry(
      name: "Plan Changed", about: "A subscription moved to another plan.",
      synonyms: ["changed plan", "switched plans"],
      properties: [
        property("from", .string, .plain), property("to", .string, .plain),
        property("direction", .string, .plain), property("mrr_change", .number, unit: "USD"),
      ]),
    EventEntry(
      name: "Subscription Cancelled", about: "A subscription was ended.",
      synonyms: ["cancelled their subscription"],
      properties: [property("reason", .string, .counted)]),
    EventEntry(
      name: "Invoice Paid", about: "An invoice was settled.", synonyms: ["payment"],
      properties: [
        property("amount", .number, unit: "USD"), property("currency", .string, .plain),
        property("lines", .array), property("lines.$.sku", .string, .plain),
        property("lines.$.amount", .number, unit: "USD"),
      ]),
    EventEntry(
      name: "Payment Failed", about: "An invoice could not be settled.",
      synonyms: ["failed payment"], properties: [property("reason", .string, .counted)]),
  ]
}
