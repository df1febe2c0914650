import AudienceSchema

/// Two more invented workspaces, with names in the styles that are found side by side.
enum VariedWorkspaces {
  static let bank = WorkspaceMaker.make(
    "tillbank",
    events: [
      ("Account Opened", ["account_type:string=checking|savings", "initial_deposit:number"]),
      ("loan_application_submitted", ["loan_type:string=auto|student", "amount:number"]),
      ("loan_application_approved", ["loan_type:string=auto|student"]),
      ("cardTransaction", ["merchantCategory:string=groceries|travel|dining", "amount:number"]),
      ("Transfer Sent", ["amount:number", "is_international:boolean"]),
      ("card_frozen", ["reason:string=lost|stolen"]),
      ("Overdraft Occurred", ["fee:number"]),
      ("Support Chat Started", ["topic:string=fees|fraud", "wait_minutes:number"]),
      ("Savings Goal Created", ["goal_name:string=house|car", "target_amount:number"]),
      ("Page Viewed", ["page_name:string=Home|Credit Cards"]),
    ],
    traits: [
      "account_balance:number", "annual_income:number", "isPremium:boolean",
      "has_mortgage:boolean", "kyc_verified:boolean", "address.state:string=TX|NY",
      "preferred_language:string=en|zh", "customer_since:date", "card_expiry_date:date",
      "nps_score:number", "push_enabled:boolean", "total_orders:number", "profile.bio:string",
    ])

  static let school = WorkspaceMaker.make(
    "stairs",
    events: [
      ("courseStarted", ["courseTitle:string=Data Basics|Fire Safety"]),
      ("courseCompleted", ["courseTitle:string=Data Basics|Fire Safety"]),
      ("Quiz Submitted", ["score:number", "passed:boolean"]),
      ("lesson_viewed", ["lesson_type:string=video|text", "seconds_watched:number", "tags:array"]),
      ("Certificate Earned", ["expires_on:date"]),
      ("Live Session Attended", ["minutes:number"]), ("App Opened", []),
      ("search_performed", ["query:string", "results_count:number"]),
      ("Feedback Given", ["stars:number"]),
      ("checkoutStarted", ["payment_method:string=cash|apple_pay"]),
    ],
    traits: [
      "department:string=Sales|Human Resources", "interests:array", "country:string=US|DE",
      "points:number",
    ])
}
