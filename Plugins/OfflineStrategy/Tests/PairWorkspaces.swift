import AudienceSchema

/// Three workspaces for pairs of prompts that differ in a word or two, none of them anybody's.
enum PairWorkspaces {
  static let garden = WorkspaceMaker.make(
    "garden",
    events: events(
      """
      Product Viewed; product_id:string; product_name:string; department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom; brand:string=Eikholm|Fernwood|Lumo|Hagen & Sohn|Tilde; price:number
      Product List Viewed; department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom; list_name:string=Bestsellers|New In|Clearance
      Products Searched; query:string; results_count:number
      Product Added To Cart; product_id:string; product_name:string; department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom; price:number; quantity:number; cart_id:string
      Product Removed From Cart; product_id:string; department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom; price:number; cart_id:string
      Product Added To Wishlist; product_id:string; department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom; price:number
      Checkout Started; order_id:string; value:number
      Order Placed; order_id:string; total:number; item_count:number; payment_method:string=credit card|PayPal|store credit|invoice; delivery_method:string=home delivery|click and collect|parcel locker; coupon_code:string=BLOOM10|HELLO5|TRADE15
      Item Purchased; order_id:string; product_id:string; product_name:string; department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom; brand:string=Eikholm|Fernwood|Lumo|Hagen & Sohn|Tilde; price:number; quantity:number
      Order Delivered; order_id:string; days_in_transit:number
      Order Cancelled; order_id:string; reason:string=changed mind|too slow|found cheaper
      Order Returned; order_id:string; refund_amount:number; reason:string=damaged|wrong colour|too large|changed mind
      Review Submitted; product_id:string; department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom; rating:number; body:string
      Email Received; campaign:string=Spring Planting|Kitchen Week|Back in Stock|Welcome|Outdoor Living
      Email Opened; campaign:string=Spring Planting|Kitchen Week|Back in Stock|Welcome|Outdoor Living
      Email Clicked; campaign:string=Spring Planting|Kitchen Week|Back in Stock|Welcome|Outdoor Living; link:string
      Store Visited; store_name:string=Berlin Mitte|Hamburg Nord|Lyon Est|Wien West; visit_minutes:number
      Workshop Booked; topic:string=raised beds|upholstery|tiling|wreath making; fee:number
      Workshop Attended; topic:string=raised beds|upholstery|tiling|wreath making
      Gift Card Redeemed; amount:number
      Room Planner Opened; room:string=kitchen|bathroom|bedroom|patio
      Support Chat Started; topic:string=delivery|returns|assembly|billing
      Catalogue Requested; edition:string=Spring|Autumn
      """),
    inactive: ["Order Placed (old shop)", "Trade Fair Visited"],
    traits: lines(
      """
      email:string
      phone:string
      first_name:string
      last_name:string
      country:string=Germany|France|Austria|Netherlands|Poland|United Kingdom
      city:string
      postcode:string
      age:number
      gender:string=female|male|diverse
      customer_since:date
      membership_expires_on:date
      has_loyalty_card:boolean
      loyalty_tier:string=bronze|silver|gold
      loyalty_points:number
      newsletter_subscriber:boolean
      sms_consent:boolean
      homeowner:boolean
      garden_size_m2:number
      favourite_department:string=Furniture|Lighting|Garden|Kitchenware|Paint|Tools|Bedding|Rugs|Bathroom
      interests:array=gardening|diy|cooking|interior design
      customer_type:string=private|trade
      spending_limit:number
      nearest_store:string=Berlin Mitte|Hamburg Nord|Lyon Est|Wien West
      household_size:number
      """),
    audiences: [
      AudienceEntry(key: "spring_gardeners", name: "Spring Gardeners", level: .users),
      AudienceEntry(key: "big_basket_club", name: "Big Basket Club", level: .users),
      AudienceEntry(key: "workshop_regulars", name: "Workshop Regulars", level: .users),
    ])

  static let projects = WorkspaceMaker.make(
    "projects",
    events: events(
      """
      signed_up; source:string=organic|referral|webinar|ads; invited:boolean
      logged_in; method:string=password|google|sso; device:string=desktop|mobile|tablet
      logged_out
      trial_started; plan:string=free|team|business|enterprise
      plan_upgraded; from_plan:string=free|team|business|enterprise; to_plan:string=free|team|business|enterprise; seats_added:number
      plan_downgraded; from_plan:string=free|team|business|enterprise; to_plan:string=free|team|business|enterprise
      subscription_cancelled; reason:string=too expensive|missing features|switched tool; feedback:string
      invoice_paid; invoice_id:string; amount:number; method:string=card|wire|direct debit
      payment_failed; invoice_id:string; amount:number; code:string=expired|insufficient_funds
      project_created; project_id:string; template:boolean; visibility:string=private|public
      project_archived; project_id:string
      task_created; task_id:string; project_id:string; priority:string=low|normal|urgent
      task_assigned; task_id:string; project_id:string
      task_completed; task_id:string; project_id:string; priority:string=low|normal|urgent; days_overdue:number
      comment_posted; task_id:string; length:number
      file_uploaded; file_type:string=pdf|image|spreadsheet; size_mb:number
      board_opened; board_type:string=kanban|timeline|calendar
      report_exported; report_name:string=Burndown|Workload|Velocity; format:string=pdf|csv
      integration_connected; integration:string=Slack|GitHub|Figma|Google Drive|Zapier
      teammate_invited; role:string=admin|member|guest
      invite_accepted
      automation_created; trigger:string
      template_used; template_name:string=Sprint|Roadmap|Launch Plan
      time_logged; task_id:string; hours:number; billable:boolean
      support_ticket_opened; severity:string=low|high|critical; topic:string
      support_ticket_resolved; hours_to_resolve:number
      nps_submitted; score:number; comment:string
      webinar_registered; webinar_title:string
      webinar_attended; webinar_title:string; minutes:number
      """),
    inactive: ["task_created_v1", "gantt_chart_opened"],
    traits: lines(
      """
      email:string
      phone:string
      first_name:string
      last_name:string
      role:string=owner|admin|member|guest
      job_title:string
      timezone:string
      language:string=en|de|fr|sv
      created_at:date
      last_active_at:date
      two_factor_enabled:boolean
      email_verified:boolean
      marketing_opt_in:boolean
      weekly_capacity_hours:number
      lead_score:number
      skills:array=design|engineering|planning|sales
      avatar_url:string
      birthday:date
      """),
    accountTraits: lines(
      """
      name:string
      plan:string=free|team|business|enterprise
      industry:string=Software|Construction|Healthcare|Media|Education
      country:string=DE|FR|US|GB|NL|SE
      seats:number
      employees:number
      mrr:number
      contract_start:date
      renewal_date:date
      trial_ends_at:date
      is_paying:boolean
      sso_enabled:boolean
      health_score:number
      csm_email:string
      """),
    audiences: [
      AudienceEntry(key: "power_users", name: "Power Users", level: .users),
      AudienceEntry(key: "champions", name: "Champions", level: .users),
      AudienceEntry(key: "strategic_accounts", name: "Strategic Accounts", level: .accounts),
      AudienceEntry(key: "renewal_watchlist", name: "Renewal Watchlist", level: .accounts),
    ])

  static let phones = WorkspaceMaker.make(
    "phones",
    events: events(
      """
      simActivated; simType:string=esim|plastic
      simReplaced; reason:string=lost|stolen|defective
      topUpCompleted; amount:number; channel:string=app|web|kiosk|bank; voucherCode:string
      topUpFailed; amount:number; channel:string=app|web|kiosk|bank
      dataPackPurchased; packName:string=Weekend 2GB|Month 10GB|Travel 5GB; sizeGb:number; price:number
      roamingUsed; country:string=ES|IT|US|TR|GR; megabytes:number
      tariffChanged; fromTariff:string=Basic S|Smart M|Unlimited L|Family XL; toTariff:string=Basic S|Smart M|Unlimited L|Family XL
      contractRenewed; termMonths:number; tariff:string=Basic S|Smart M|Unlimited L|Family XL
      contractCancelled; reason:string=price|coverage|moving|service
      deviceUpgraded; brand:string=Apple|Samsung|Google|Fairphone; model:string; installments:boolean
      billIssued; billId:string; amount:number
      billPaid; billId:string; amount:number; method:string=direct debit|card|transfer
      paymentFailed; billId:string; amount:number
      supportCallMade; topic:string=billing|coverage|device|roaming; minutes:number
      supportChatOpened; topic:string=billing|coverage|device|roaming
      complaintFiled; category:string=billing|network|service
      appInstalled; platform:string=ios|android
      appOpened; platform:string=ios|android; version:string
      shopVisited; city:string=Munich|Cologne|Vienna|Lyon
      speedTestRun; downloadMbps:number; network:string=4G|5G
      offerReceived; offerName:string=Double Data|Loyalty Bonus|Travel Week
      offerAccepted; offerName:string=Double Data|Loyalty Bonus|Travel Week
      friendReferred
      surveyAnswered; score:number
      pushReceived; campaign:string
      """),
    inactive: ["smsTopUp"],
    traits: lines(
      """
      email:string
      firstName:string
      lastName:string
      contactPhone:string
      contractType:string=prepaid|postpaid|business
      tariff:string=Basic S|Smart M|Unlimited L|Family XL
      country:string=DE|FR|AT|CH|IT|PL
      city:string
      age:number
      activationDate:date
      contractEndDate:date
      birthday:date
      monthlyFee:number
      dataAllowanceGb:number
      creditLimit:number
      balance:number
      autopay:boolean
      paperlessBilling:boolean
      marketingConsent:boolean
      fiveGEnabled:boolean
      addOns:array=music|video|roaming|cloud
      deviceBrand:string=Apple|Samsung|Google|Fairphone
      devicePlatform:string=ios|android
      churnScore:number
      loyaltyLevel:string=blue|silver|platinum
      """),
    audiences: [
      AudienceEntry(key: "heavy_roamers", name: "Heavy Roamers", level: .users),
      AudienceEntry(key: "network_detractors", name: "Network Detractors", level: .users),
      AudienceEntry(key: "family_line_owners", name: "Family Line Owners", level: .users),
    ])

  private static func lines(_ table: String) -> [String] {
    table.split(separator: "\n").map(String.init)
  }

  /// An event a line: its name and its properties.
  private static func events(_ table: String) -> [(String, [String])] {
    lines(table).map { line in
      let parts = line.split(separator: ";").map { String($0.drop { $0 == " " }) }
      return (parts[0], Array(parts.dropFirst()))
    }
  }
}
