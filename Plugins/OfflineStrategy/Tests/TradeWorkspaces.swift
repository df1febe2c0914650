import AudienceSchema

/// Invented workspaces of trades that the others do not have, each in a naming style of its own.
enum TradeWorkspaces {
  static let estate = WorkspaceMaker.make(
    "keystone homes",
    events: [
      (
        "Listing Viewed",
        [
          "listing_id:string", "city:string=Austin|Dallas|Houston",
          "property_type:string=condo|single family|townhouse", "price:number",
        ]
      ),
      ("Listing Saved", ["listing_id:string", "price:number"]),
      ("Tour Scheduled", ["tour_type:string=in person|virtual"]), ("Tour Completed", []),
      ("Offer Submitted", ["offer_amount:number"]),
      ("Mortgage Calculator Used", ["loan_amount:number"]),
      ("Agent Contacted", ["agent_name:string", "channel:string=phone|email|chat"]),
      ("Pre-Approval Started", ["lender:string=Chase|Rocket"]),
      ("Brochure Downloaded", ["format:string=pdf"]),
      ("Email Opened", ["campaign:string=New Listings|Price Drop"]),
    ],
    traits: [
      "email:string", "age:number", "budget_max:number", "is_preapproved:boolean",
      "buyer_type:string=first time|investor|downsizer", "state:string=TX|OK|LA",
      "has_agent:boolean", "favorite_neighborhoods:array=Downtown|Hyde Park|Oak Lawn",
      "sms_consent:boolean", "email_consent:boolean",
      "marital_status:string=single|married|divorced",
    ],
    audiences: [
      AudienceEntry(key: "hot_leads", name: "Hot Leads", level: .users),
      AudienceEntry(key: "relocators", name: "Relocators", level: .users),
    ])

  static let devices = WorkspaceMaker.make(
    "hearth",
    events: [
      ("device_paired", ["model:string=Hub Mini|Hub Pro|Cam 2", "firmware:string=1.0.3|1.1.0"]),
      ("device_went_offline", ["duration_minutes:number"]),
      ("firmware_updated", ["version:string=1.0.3|1.1.0"]),
      (
        "alert_triggered",
        ["alert_type:string=smoke|motion|low_battery", "severity:string=low|high"]
      ),
      ("automation_created", ["trigger:string=time|motion"]),
      ("video_clip_viewed", ["length_seconds:number"]),
      ("subscription_cancelled", ["reason:string=price|not using"]),
      ("member_invited", ["role:string=admin|guest"]), ("app_opened", []),
      ("order_completed", ["total:number", "coupon_code:string"]),
    ],
    inactive: ["device_pair_v1"],
    traits: [
      "home_type:string=house|apartment", "country:string=United States|Canada|Germany",
      "devices_count:number", "plan:string=Basic|Plus|Pro",
      "subscription_status:string=active|paused|cancelled", "firmware_version:string=1.0.3|1.1.0",
      "language:string=en|de|fr", "push_enabled:boolean",
      "voice_assistant:string=Alexa|Google Assistant|Siri",
      "owned_models:array=Hub Mini|Hub Pro|Cam 2",
    ])

  static let charity = WorkspaceMaker.make(
    "wellspring",
    events: [
      (
        "Donation Made",
        [
          "amount:number", "fund:string=Clean Water|Education",
          "payment_method:string=card|paypal|check",
        ]
      ),
      ("Recurring Donation Started", ["amount:number", "frequency:string=monthly|yearly"]),
      ("Event Registered", ["event_name:string=Spring Gala|Charity Run"]),
      ("Event Attended", ["event_name:string=Spring Gala|Charity Run"]),
      ("Volunteer Shift Completed", ["hours:number", "program:string=Food Bank|Mentoring"]),
      ("Petition Signed", ["petition_name:string"]),
      ("Email Opened", ["campaign_name:string=Year End Appeal|Impact Report"]),
      ("Page Viewed", ["page_name:string=Donate|About"]),
    ],
    traits: [
      "phone:string", "donor_level:string=Friend|Supporter|Champion", "total_donated:number",
      "first_gift_date:date", "gift_aid_eligible:boolean", "is_major_donor:boolean",
      "country:string=GB|US|IE", "communication_preference:string=email|post|phone",
      "interests:array=water|education|health",
    ])

  static let staff = WorkspaceMaker.make(
    "crewdeck",
    events: [
      (
        "application_submitted",
        ["job_title:string=Engineer|Designer", "source:string=LinkedIn|Indeed"]
      ),
      ("interview_completed", ["stage:string=phone|onsite", "score:number"]),
      ("offer_extended", ["salary:number"]), ("offer_accepted", ["salary:number"]),
      ("offer_declined", ["reason:string=salary|location"]),
      ("job_viewed", ["department:string=Engineering|Sales"]),
      ("training_completed", ["course_name:string=Safety 101|Leadership", "score:number"]),
      ("leave_requested", ["leave_type:string=vacation|sick|parental", "days:number"]),
      ("timesheet_submitted", ["hours:number"]),
      ("expense_submitted", ["amount:number", "category:string=travel|meals"]),
    ],
    traits: [
      "department:string=Engineering|Sales|Human Resources",
      "job_level:string=junior|senior|director", "employment_type:string=full-time|part-time",
      "hire_date:date", "location:string=Berlin|London", "is_manager:boolean",
      "years_of_experience:number", "skills:array=python|sales|design",
      "willing_to_relocate:boolean", "visa_required:boolean",
      "education_level:string=bachelor|master|phd",
    ])

  static let cars = WorkspaceMaker.make(
    "voltara",
    events: [
      ("Test Drive Booked", ["model:string=Model A|Model B", "dealer:string=North|South"]),
      ("Test Drive Completed", ["model:string=Model A|Model B"]),
      ("Vehicle Purchased", ["model:string=Model A|Model B", "price:number", "financed:boolean"]),
      ("Service Booked", ["service_type:string=oil change|inspection"]),
      ("Service Completed", ["service_type:string=oil change|inspection", "cost:number"]),
      ("Trip Logged", ["distance_km:number"]),
      ("Quote Requested", ["model:string=Model A|Model B"]),
    ],
    traits: [
      "owns_ev:boolean", "vehicle_model:string=Model A|Model B", "mileage:number",
      "lease_end_date:date", "warranty_expires_at:date", "state:string=CA|NY|TX",
      "trade_in_interest:boolean", "next_service_date:date", "roadside_assistance:boolean",
    ])

  static let insurer = WorkspaceMaker.make(
    "saferow",
    events: [
      ("quote_started", ["product:string=auto|home|life"]),
      ("quote_completed", ["product:string=auto|home|life", "premium:number"]),
      ("policy_purchased", ["product:string=auto|home|life", "premium:number"]),
      ("policy_cancelled", ["reason:string=price|sold vehicle|switched"]),
      ("claim_filed", ["claim_type:string=collision|water damage", "amount:number"]),
      ("claim_denied", ["reason:string"]), ("payment_missed", ["amount:number"]),
      ("payment_made", ["amount:number", "method:string=card|bank transfer"]),
      ("agent_called", ["duration_seconds:number"]),
    ],
    traits: [
      "age:number", "gender:string=F|M|X", "marital_status:string=single|married",
      "state:string=CA|NY|TX", "policy_count:number", "renewal_date:date", "is_smoker:boolean",
      "has_dependents:boolean", "homeowner:boolean", "autopay_enabled:boolean",
      "paperless:boolean", "preferred_language:string=en|es", "credit_tier:string=A|B|C",
      "has_dental_insurance:boolean",
    ])

  static let market = WorkspaceMaker.make(
    "barrow",
    events: [
      ("Listing Created", ["category:string=electronics|clothing|furniture", "price:number"]),
      ("Item Sold", ["category:string=electronics|clothing|furniture", "price:number"]),
      ("Item Purchased", ["category:string=electronics|clothing|furniture", "price:number"]),
      ("Bid Placed", ["amount:number"]), ("Auction Won", ["amount:number"]),
      ("Message Sent", ["recipient_type:string=buyer|seller"]), ("Review Left", ["stars:number"]),
      ("Dispute Opened", ["reason:string=not received|not as described"]),
      ("Item Favorited", ["category:string=electronics|clothing|furniture"]),
      ("Device Upgraded", []), ("Plan Upgraded", []),
    ],
    traits: [
      "is_seller:boolean", "seller_level:string=bronze|silver|top rated", "seller_rating:number",
      "country:string=US|CA|MX", "vacation_mode:boolean", "phone_verified:boolean",
      "email_verified:boolean", "store_credit:number", "is_oncall:boolean",
    ])
}
