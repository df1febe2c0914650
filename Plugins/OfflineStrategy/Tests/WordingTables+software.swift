/// What people say of software, billing and messages.
extension WordingTables {
  static let software: [Table] = [
    Table(
      name: "billing.dotted",
      events: """
        invoice.created, invoice.paid, invoice.payment_failed, invoice.finalized, charge.refunded,
        charge.dispute.created, customer.subscription.created, customer.subscription.deleted,
        customer.subscription.updated, customer.subscription.trial_will_end,
        customer.subscription.paused, customer.subscription.resumed, payout.paid,
        payment_method.attached, payment_method.detached, checkout.session.completed
        """,
      rows: """
        paid an invoice: invoice.paid
        settled a bill: invoice.paid
        had a failed payment: invoice.payment_failed
        had an invoice payment fail: invoice.payment_failed
        received an invoice: invoice.created
        opened a dispute: charge.dispute.created
        disputed a charge: charge.dispute.created
        started a subscription: customer.subscription.created
        subscribed: customer.subscription.created
        cancelled their subscription: customer.subscription.deleted
        churned: customer.subscription.deleted
        changed their subscription: customer.subscription.updated
        paused their subscription: customer.subscription.paused
        resumed their subscription: customer.subscription.resumed
        added a payment method: payment_method.attached
        saved a card: payment_method.attached
        removed a payment method: payment_method.detached
        won a dispute: -
        upgraded their subscription: -
        renewed their subscription: -
        """),
    Table(
      name: "b2b saas",
      events: """
        Account Created, Account Deleted, Account Added User, Account Removed User, Signed Up,
        Signed In, Signed Out, Trial Started, Trial Ended, Invite Sent, Project Created,
        Report Exported, Integration Connected, Integration Disconnected, API Key Generated,
        Feature Used, Support Ticket Opened, Support Ticket Closed, Demo Requested, Demo Attended,
        Webinar Registered, Webinar Attended, Subscription Upgraded, Subscription Downgraded,
        Subscription Renewed, Whitepaper Downloaded, NPS Submitted, Onboarding Completed
        """,
      rows: """
        registered: Signed Up
        set up an account: Account Created
        closed their account: Account Deleted
        logged into the dashboard: Signed In
        logged out: Signed Out
        began a free trial: Trial Started
        activated their trial: Trial Started
        invited a colleague: Invite Sent
        invited teammates: Invite Sent
        sent an invitation: Invite Sent
        started a new project: Project Created
        set up a project: Project Created
        downloaded a report: Report Exported
        set up an integration: Integration Connected
        installed an integration: Integration Connected
        removed an integration: Integration Disconnected
        created an api key: API Key Generated
        tried a feature: Feature Used
        raised a support ticket: Support Ticket Opened
        opened a support case: Support Ticket Opened
        submitted a help desk ticket: Support Ticket Opened
        had a support ticket resolved: Support Ticket Closed
        asked for a demo: Demo Requested
        booked a demo: Demo Requested
        scheduled a product demo: Demo Requested
        came to a demo: Demo Attended
        signed up for a webinar: Webinar Registered
        joined a webinar: Webinar Attended
        watched a webinar: Webinar Attended
        upgraded their plan: Subscription Upgraded
        moved to a lower plan: -
        downgraded their subscription: Subscription Downgraded
        renewed their plan: Subscription Renewed
        downloaded a white paper: Whitepaper Downloaded
        filled in the nps survey: NPS Submitted
        finished onboarding: Onboarding Completed
        completed the setup: Onboarding Completed
        started onboarding: -
        deleted a project: -
        cancelled their subscription: -
        rated a support ticket: -
        """),
    Table(
      name: "messaging",
      events: """
        emailSend, emailDelivered, emailOpen, emailClick, emailBounce, emailUnSubscribe, pushSend,
        pushOpen, pushBounce, smsSend, smsClick, smsReceived, inAppOpen, inAppClick, inAppDelete,
        webPushSend, webPushClick, chatStarted, chatEnded, surveySubmitted, callCompleted
        """,
      rows: """
        were sent an email campaign: emailSend
        opened a newsletter: emailOpen
        opened an email message: emailOpen
        clicked an email campaign: emailClick
        had an email bounce: emailBounce
        opened a push notification: pushOpen
        tapped a push message: pushOpen
        clicked a link in a text: smsClick
        started a live chat: chatStarted
        chatted with support: chatStarted
        began a conversation: chatStarted
        filled out a survey: surveySubmitted
        answered a customer survey: surveySubmitted
        completed a questionnaire: surveySubmitted
        had a phone call: callCompleted
        dismissed a push notification: -
        missed a call: -
        replied to a survey: surveySubmitted
        """),
  ]
}
