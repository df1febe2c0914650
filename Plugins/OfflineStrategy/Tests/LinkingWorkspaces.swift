import AudienceSchema

/// Workspaces whose names have to be found in words around numbers, in nouns of their own, and in
/// codes: each in another naming style.
enum LinkingWorkspaces {
  static let garage = WorkspaceMaker.make(
    "torque",
    events: [
      ("Test Ride Booked", ["model:string=Comet|Nova", "engine_type:string=Petrol|Electric"]),
      ("Test Ride Completed", ["model:string=Comet|Nova", "engine_type:string=Petrol|Electric"]),
      ("Bike Viewed", ["engine_type:string=Petrol|Electric", "price:number"]),
      ("Repair Visit Completed", ["repair_type:string=Tyres|Chain", "total:number"]),
      ("Repair Appointment Booked", ["repair_type:string=Tyres|Chain"]),
      (
        "Hire Returned",
        ["bike_class:string=City|Touring", "days_late:number", "scratched:boolean"]
      ),
      ("Hire Booked", ["bike_class:string=City|Touring", "hire_days:number"]),
      ("Membership Level Changed", ["old_level:string=Blue|Red", "new_level:string=Blue|Red"]),
      ("Page Viewed", ["page_name:string=Repair|Home"]),
      ("Ferry Booked", ["origin:string", "destination:string", "item_name:string"]),
    ],
    traits: [
      "bikes_owned:number", "current_engine_type:string=Petrol|Electric", "country:string",
      "club_joined_at:date", "credit_score:number", "level:string=Blue|Red|none",
      "club_tier:string=Silver|Gold|Platinum",
      "nps_score:number", "routes_viewed_30d:number", "monthly_route_limit:number",
    ])

  static let desk = WorkspaceMaker.make(
    "planora",
    events: [
      ("time_sheet_sent", ["hours:number", "overtime_hours:number"]),
      ("session_start", ["platform:string=iOS|Android"]),
      ("session_end", ["duration_seconds:number"]),
      ("flag_toggled", ["flag_name:string", "enabled:boolean"]),
      ("essay_handed_in", ["late:boolean", "word_count:number"]),
      ("visit_booked", ["isFirstVisit:boolean", "hoursBeforeStart:number"]),
      ("class_cancelled", ["lateCancel:boolean"]),
      ("cli_installed", ["os:string=windows|linux", "version:string"]),
      ("sms_link_clicked", ["campaign_name:string"]),
      ("workout_logged", ["activity:string=running|rowing", "avg_heart_rate:number"]),
      ("match_played", ["opponent_level:number", "result:string=win|loss"]),
    ],
    traits: [
      "role:string=admin|developer", "profile_complete_percent:number", "player_level:number",
      "ownerName:string",
    ],
    accountTraits: [
      "company_name:string", "mrr:number", "country:string=US|DE", "seats_used:number",
      "seat_count:number",
    ])
}
