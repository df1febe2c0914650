import AudienceSchema

/// Workspaces of five trades, none of them anybody's.
enum TestWorkspaces {
  static let shop = WorkspaceMaker.make(
    "lamps",
    events: [
      (
        "Order Completed",
        [
          "order_id:string", "total:number", "coupon:string=SPRING10|WELCOME5",
          "payment_method:string=card|paypal|gift card",
          "category:string=Lamps|Shades|Home & Garden|Toys", "item_count:number",
        ]
      ),
      ("Order Refunded", ["order_id:string", "total:number", "reason:string=broken|too late"]),
      (
        "Product Viewed",
        ["product_id:string", "category:string=Lamps|Shades|Home & Garden|Toys", "price:number"]
      ),
      ("Product Added", ["product_id:string", "cart_id:string", "price:number"]),
      ("Product Removed", ["product_id:string", "price:number"]),
      ("Checkout Started", ["value:number"]),
      ("Products Searched", ["query:string"]),
      ("Product Reviewed", ["rating:number"]),
      ("Email Delivered", ["campaign_name:string=Winter Sale|Welcome"]),
      ("Email Opened", ["campaign_name:string=Winter Sale|Welcome"]),
      ("Email Clicked", ["campaign_name:string=Winter Sale|Welcome"]),
      ("Page Viewed", ["page_name:string=Home|Returns|Product"]),
      ("Unsubscribed", []),
    ],
    inactive: ["Order Complete (legacy)"],
    traits: [
      "email:string", "phone:string", "plan:string=free|premium", "country:string=CA|DE|FR|US|IN",
      "vip:boolean", "age:number", "loyalty_points:number", "loyalty_tier:string=silver|gold",
      "created_at:date", "birthday:date", "newsletter_opt_in:boolean", "interests:array=yoga|tea",
      "avg_order_value:number", "address.postal_code:string", "gender:string=female|male",
      "city:string",
    ],
    audiences: [
      AudienceEntry(key: "lamp_lovers", name: "Lamp Lovers", level: .users),
      AudienceEntry(key: "at_risk", name: "At-Risk Customers", level: .users),
    ],
    definitions: [Phrase("bargain hunters", "event('Coupon').count() >= 3")])

  static let desk = WorkspaceMaker.make(
    "desk",
    events: [
      ("Signed Up", ["source:string=webinar|referral|google"]),
      ("Signed In", ["method:string=sso|password"]),
      ("Feature Used", ["feature_name:string=Boards|Timers"]),
      ("Support Ticket Opened", ["priority:string=low|urgent", "category:string=billing|bug"]),
      ("Support Ticket Closed", []), ("Trial Started", []), ("Trial Ended", ["converted:boolean"]),
      ("Subscription Upgraded", ["from_plan:string=free|team", "to_plan:string=free|team"]),
      ("Invoice Paid", ["amount:number"]),
      ("Invoice Payment Failed", ["failure_code:string=expired_card|card_declined"]),
      ("Integration Connected", ["integration_name:string=Slack|Jira"]), ("Dashboard Created", []),
      ("Survey Submitted", ["score:number"]),
    ],
    traits: [
      "email_verified:boolean", "job_title:string", "role:string=owner|admin|member",
      "two_factor_enabled:boolean", "created_at:date", "last_seen_at:date",
      "onboarding_completed:boolean",
    ],
    accountTraits: [
      "industry:string=Healthcare|Retail", "plan:string=free|business", "seats:number",
      "mrr:number", "renewal_date:date", "is_paying:boolean", "name:string",
    ],
    audiences: [
      AudienceEntry(key: "power_users", name: "Power Users", level: .users),
      AudienceEntry(key: "shaky_accounts", name: "Shaky Accounts", level: .accounts),
    ])

  static let media = WorkspaceMaker.make(
    "gazette",
    events: [
      ("article_read", ["section:string=Politics|Sports", "minutes:number"]),
      ("video_play", ["show_title:string", "minutes:number"]),
      ("subscription_started", ["plan:string=basic|family"]), ("subscription_cancelled", []),
      ("newsletter_opened", []), ("podcast_downloaded", []),
    ],
    traits: [
      "plan:string=basic|family", "favorite_section:string=Politics|Sports", "country:string",
    ])

  static let bank = WorkspaceMaker.make(
    "bank",
    events: [
      ("deposit_made", ["amount:number", "channel:string=branch|atm|mobile"]),
      ("withdrawal_made", ["amount:number"]),
      ("card_payment_declined", ["reason:string=insufficient_funds|fraud"]),
      ("loan_application_submitted", ["loan_type:string=mortgage|car"]), ("loan_approved", []),
      ("app_login", ["device:string=ios|android"]),
      ("statement_downloaded", ["format:string=pdf|csv"]),
    ],
    traits: [
      "balance:number", "credit_score:number", "has_mortgage:boolean",
      "employment_status:string=employed|self-employed|retired", "account_opened_at:date",
      "city:string", "paperless_statements:boolean", "annual_income:number",
    ],
    audiences: [AudienceEntry(key: "premier_clients", name: "Premier Clients", level: .users)])

  static let clinic = WorkspaceMaker.make(
    "clinic",
    events: [
      ("Appointment Booked", ["department:string=Cardiology|Dermatology"]),
      ("Appointment Cancelled", ["reason:string=illness|cost"]),
      ("Appointment Completed", ["duration_minutes:number"]), ("Appointment Missed", []),
      ("Prescription Refilled", ["medication:string"]), ("Lab Result Viewed", []),
      ("Survey Completed", ["satisfaction:number"]),
    ],
    traits: [
      "age:number", "insurance_provider:string=Aetna|Cigna", "smoker:boolean", "last_visit_at:date",
      "portal_activated:boolean", "language:string=en|es", "emergency_contact:string",
      "allergies:array=penicillin|latex",
    ],
    audiences: [AudienceEntry(key: "diabetes_program", name: "Diabetes Program", level: .users)])
}
