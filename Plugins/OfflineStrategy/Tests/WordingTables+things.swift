/// Things by other words, and names in short.
extension WordingTables {
  static let things: [Table] = [
    Table(
      name: "things",
      events: """
        sim_activated, plan_changed, data_limit_reached, roaming_enabled, device_upgraded,
        number_ported, outage_reported, technician_visit_scheduled, technician_visit_completed,
        meter_reading_submitted, tariff_switched, bill_viewed, autopay_enabled, device_paired,
        device_unpaired, device_offline, firmware_updated, automation_created, alert_triggered,
        warranty_registered, shipment_created, shipment_delivered, shipment_delayed,
        machine_stopped, inspection_completed, inspection_failed, maintenance_performed,
        deployment_succeeded, deployment_failed, build_failed, pull_request_opened,
        pull_request_merged, api_key_created, api_key_revoked, rate_limit_exceeded, repo_created,
        commit_pushed, workspace_created, member_invited, document_shared, comment_added,
        task_completed
        """,
      rows: """
        activated a sim card: sim_activated
        switched plans: plan_changed
        changed their plan: plan_changed
        hit their data cap: data_limit_reached
        turned on roaming: roaming_enabled
        upgraded their phone: device_upgraded
        ported their number: number_ported
        transferred their number: number_ported
        reported a power outage: outage_reported
        booked a technician: technician_visit_scheduled
        submitted a meter reading: meter_reading_submitted
        sent a meter reading: meter_reading_submitted
        switched tariff: tariff_switched
        changed their tariff: tariff_switched
        looked at their bill: bill_viewed
        set up autopay: autopay_enabled
        signed up for autopay: autopay_enabled
        connected a device: device_paired
        added a device: device_paired
        disconnected a device: device_unpaired
        updated their firmware: firmware_updated
        set up an automation: automation_created
        received an alert: alert_triggered
        registered a product warranty: warranty_registered
        had a package delivered: shipment_delivered
        had a delayed shipment: shipment_delayed
        passed an inspection: inspection_completed
        failed an inspection: inspection_failed
        serviced a machine: -
        deployed: deployment_succeeded
        had a failed deployment: deployment_failed
        broke the build: build_failed
        opened a pr: pull_request_opened
        merged a pull request: pull_request_merged
        generated an api key: api_key_created
        deleted an api key: api_key_revoked
        hit the rate limit: rate_limit_exceeded
        created a repository: repo_created
        pushed code: commit_pushed
        set up a workspace: workspace_created
        invited a coworker: member_invited
        left a comment: comment_added
        finished a task: task_completed
        created a task: -
        cancelled a technician visit: -
        turned off roaming: -
        disabled autopay: -
        closed a pull request: -
        """),
    Table(
      name: "short names",
      events: """
        Email Opened, Email Clicked, SMS Clicked, Push Opened, App Installed, Order Completed,
        Account Created, Product Viewed, Survey Submitted, Ticket Created
        """,
      rows: """
        opened a marketing email: Email Opened
        opened a promotional email message: Email Opened
        tapped a push campaign: Push Opened
        clicked a link in a text message: SMS Clicked
        installed the game: App Installed
        placed an order on our website: Order Completed
        completed an order in the app: Order Completed
        created a new account: Account Created
        submitted a customer feedback survey: Survey Submitted
        opened a support ticket: Ticket Created
        bounced an email: -
        viewed an order: -
        """),
  ]
}
