/// What people say for the events of published tracking plans: a workspace's events in its own
/// naming style, then lines of a phrase and the event it means; `-` where it means none of them.
enum WordingTables {
  struct Table: Sendable {
    let name: String
    let events: String
    let rows: String
  }

  static let all: [Table] = [
    Table(
      name: "klaviyo",
      events: """
        Placed Order, Ordered Product, Started Checkout, Viewed Product, Added to Cart,
        Active on Site, Fulfilled Order, Cancelled Order, Refunded Order, Received Email,
        Opened Email, Clicked Email, Bounced Email, Marked Email as Spam,
        Unsubscribed from Email Marketing, Subscribed to Back in Stock, Received SMS, Clicked SMS
        """,
      rows: """
        bought something: Placed Order
        made a purchase: Placed Order
        placed an online order: Placed Order
        completed a purchase: Placed Order
        began checking out: Started Checkout
        went to checkout: Started Checkout
        entered the checkout: Started Checkout
        looked at a product: Viewed Product
        browsed a product page: Viewed Product
        put an item in their cart: Added to Cart
        added items to the basket: Added to Cart
        were sent a marketing email: Received Email
        got an email: Received Email
        received an email campaign: Received Email
        read an email: Opened Email
        opened a promotional email: Opened Email
        clicked a link in an email: Clicked Email
        clicked through on an email: Clicked Email
        got a text message: Received SMS
        received a text: Received SMS
        clicked a link in an sms: Clicked SMS
        tapped a link in a text message: Clicked SMS
        flagged an email as spam: Marked Email as Spam
        cancelled an order: Cancelled Order
        had an order refunded: Refunded Order
        returned an order: -
        replied to an email: -
        opened a text message: -
        abandoned their cart: -
        removed an item from the cart: -
        reviewed a product: -
        """),
    Table(
      name: "ecommerce spec",
      events: """
        Products Searched, Product List Viewed, Product List Filtered, Promotion Viewed,
        Promotion Clicked, Product Clicked, Product Viewed, Product Added, Product Removed,
        Cart Viewed, Checkout Started, Checkout Step Viewed, Checkout Step Completed,
        Payment Info Entered, Order Completed, Order Updated, Order Refunded, Order Cancelled,
        Coupon Entered, Coupon Applied, Coupon Denied, Coupon Removed, Product Added to Wishlist,
        Product Removed from Wishlist, Wishlist Product Added to Cart, Product Shared, Cart Shared,
        Product Reviewed
        """,
      rows: """
        looked for products: Products Searched
        searched for items: Products Searched
        browsed a category page: Product List Viewed
        viewed a collection: Product List Viewed
        saw a promotion: Promotion Viewed
        tapped on a banner: Promotion Clicked
        clicked an item: Product Clicked
        looked at an item: Product Viewed
        opened a product page: Product Viewed
        added a product to their cart: Product Added
        put something in the bag: Product Added
        removed a product from the basket: Product Removed
        viewed their basket: Cart Viewed
        looked at their shopping cart: Cart Viewed
        proceeded to checkout: Checkout Started
        initiated checkout: Checkout Started
        provided their payment details: Payment Info Entered
        entered credit card details: Payment Info Entered
        gave their billing information: Payment Info Entered
        purchased: Order Completed
        made an order: Order Completed
        got a refund: Order Refunded
        called off an order: Order Cancelled
        used a coupon: Coupon Applied
        redeemed a promo code: Coupon Applied
        applied a discount code: Coupon Applied
        had a voucher rejected: Coupon Denied
        saved an item to their wishlist: Product Added to Wishlist
        wishlisted a product: Product Added to Wishlist
        shared an item: Product Shared
        wrote a product review: Product Reviewed
        left a review: Product Reviewed
        changed an order: Order Updated
        tracked an order: -
        returned a product: -
        received an order: -
        abandoned checkout: -
        bought a gift card: -
        """),
    Table(
      name: "analytics_4",
      events: """
        add_payment_info, add_shipping_info, add_to_cart, add_to_wishlist, begin_checkout,
        generate_lead, join_group, level_end, level_start, level_up, login, purchase, refund,
        remove_from_cart, search, select_item, select_promotion, share, sign_up,
        spend_virtual_currency, tutorial_begin, tutorial_complete, unlock_achievement, view_cart,
        view_item, view_item_list, view_promotion, earn_virtual_currency, post_score, file_download,
        video_start, video_complete, form_submit, first_open, session_start, page_view
        """,
      rows: """
        entered their card details: add_payment_info
        added a payment method: add_payment_info
        provided a shipping address: add_shipping_info
        put a product in the cart: add_to_cart
        added an item to their wish list: add_to_wishlist
        started checking out: begin_checkout
        joined a guild: join_group
        joined a community: join_group
        logged in to the website: login
        signed in: login
        bought anything: purchase
        made a purchase on our website: purchase
        took a product out of their basket: remove_from_cart
        registered for an account: sign_up
        created an account: sign_up
        signed up in the app: sign_up
        spent virtual currency: spend_virtual_currency
        earned virtual currency: earn_virtual_currency
        finished the tutorial: tutorial_complete
        began the tutorial: tutorial_begin
        completed the onboarding tutorial: tutorial_complete
        earned an achievement: unlock_achievement
        unlocked a trophy: unlock_achievement
        checked their cart: view_cart
        viewed a product: view_item
        saw an offer: view_promotion
        downloaded a file: file_download
        watched a video: video_start
        finished a video: video_complete
        filled out a form: form_submit
        submitted a web form: form_submit
        viewed a web page: page_view
        reached a new level: level_up
        finished a level: level_end
        began a level: level_start
        posted a high score: post_score
        left a group: -
        cancelled a subscription: -
        lost a match: -
        """),
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
    Table(
      name: "bank_app",
      events: """
        account_opened, account_closed, deposit_made, withdrawal_made, transfer_sent,
        transfer_received, card_activated, card_transaction, card_declined, card_frozen,
        bill_paid, direct_deposit_set_up, loan_application_started, loan_application_submitted,
        loan_approved, loan_rejected, loan_disbursed, loan_repayment_made, statement_downloaded,
        savings_goal_created, savings_goal_reached, investment_made, stock_purchased, stock_sold,
        dispute_filed, payee_added, overdraft_used, credit_score_checked, kyc_completed
        """,
      rows: """
        opened an account: account_opened
        closed an account: account_closed
        deposited money: deposit_made
        put money in: deposit_made
        took out cash: withdrawal_made
        withdrew money: withdrawal_made
        sent money: transfer_sent
        made a bank transfer: transfer_sent
        wired money: transfer_sent
        received a transfer: transfer_received
        activated their card: card_activated
        swiped their card: card_transaction
        paid by card: card_transaction
        had their card declined: card_declined
        locked their card: card_frozen
        froze a debit card: card_frozen
        paid a bill: bill_paid
        set up direct deposit: direct_deposit_set_up
        started a loan application: loan_application_started
        applied for a loan: loan_application_submitted
        submitted a loan application: loan_application_submitted
        were approved for a loan: loan_approved
        were denied a loan: loan_rejected
        were turned down for a loan: loan_rejected
        took out a loan: loan_disbursed
        made a loan payment: loan_repayment_made
        downloaded an account statement: statement_downloaded
        set a savings goal: savings_goal_created
        hit a savings goal: savings_goal_reached
        bought shares: stock_purchased
        sold stocks: stock_sold
        sold shares: stock_sold
        bought stock: stock_purchased
        disputed a transaction: dispute_filed
        added a beneficiary: payee_added
        looked at their credit score: credit_score_checked
        went into overdraft: overdraft_used
        verified their identity: kyc_completed
        ordered a card: -
        lost their card: -
        missed a loan payment: -
        unfroze their card: -
        """),
    Table(
      name: "travel+mobility",
      events: """
        FlightSearched, FlightBooked, FlightCancelled, FlightBoarded, CheckInCompleted, SeatSelected,
        BagAdded, HotelSearched, HotelBooked, HotelReviewed, CarRented, CarReturned, RideRequested,
        RideCompleted, RideCancelled, DriverRated, TripShared, TicketPurchased, LoungeVisited,
        UpgradePurchased, ListingViewed, ListingSaved, TourScheduled, TourAttended, TestDriveBooked,
        TestDriveCompleted, ServiceAppointmentBooked, QuoteRequested, PolicyPurchased, PolicyRenewed,
        ClaimFiled, ClaimApproved
        """,
      rows: """
        looked for flights: FlightSearched
        bought a plane ticket: FlightBooked
        reserved a flight: FlightBooked
        cancelled a flight: FlightCancelled
        boarded a plane: FlightBoarded
        took a flight: FlightBoarded
        checked in online: CheckInCompleted
        chose a seat: SeatSelected
        picked a seat: SeatSelected
        added a checked bag: BagAdded
        searched for hotels: HotelSearched
        did a hotel search: HotelSearched
        reserved a hotel room: HotelBooked
        made a hotel reservation: HotelBooked
        booked a stay: HotelBooked
        rated a hotel: HotelReviewed
        rented a car: CarRented
        hired a car: CarRented
        dropped off the rental car: CarReturned
        ordered a ride: RideRequested
        hailed a cab: RideRequested
        took a ride: RideCompleted
        finished a trip: RideCompleted
        cancelled a ride: RideCancelled
        rated their driver: DriverRated
        saved a home: ListingSaved
        looked at a property: ListingViewed
        viewed a house: ListingViewed
        scheduled a viewing: TourScheduled
        booked a home tour: TourScheduled
        went on a tour: TourAttended
        took a test drive: TestDriveCompleted
        arranged a test drive: TestDriveBooked
        booked a car service: ServiceAppointmentBooked
        asked for a quote: QuoteRequested
        requested a price quote: QuoteRequested
        bought insurance: PolicyPurchased
        took out a policy: PolicyPurchased
        renewed their insurance: PolicyRenewed
        filed an insurance claim: ClaimFiled
        made a claim: ClaimFiled
        had a claim approved: ClaimApproved
        cancelled a tour: -
        cancelled their policy: -
        had a claim denied: -
        received a quote: -
        missed a flight: -
        """),
    Table(
      name: "people",
      events: """
        appointment_booked, appointment_completed, appointment_cancelled, appointment_no_show,
        prescription_refilled, lab_results_viewed, workout_completed, class_booked, class_attended,
        goal_set, goal_achieved, course_enrolled, course_started, course_completed, lesson_completed,
        quiz_passed, quiz_failed, certificate_issued, assignment_submitted, job_viewed, job_applied,
        resume_uploaded, interview_scheduled, interview_completed, offer_accepted, candidate_hired,
        donation_made, recurring_donation_started, petition_signed, volunteer_shift_completed,
        event_registered, event_attended, article_read, video_played, podcast_played, paywall_viewed,
        newsletter_subscribed, newsletter_unsubscribed, song_played, playlist_created,
        artist_followed, match_played, level_completed, bet_placed, friend_invited, message_sent
        """,
      rows: """
        made an appointment: appointment_booked
        scheduled a visit: appointment_booked
        saw a doctor: appointment_completed
        kept their appointment: appointment_completed
        cancelled a consultation: appointment_cancelled
        missed their appointment: appointment_no_show
        refilled a prescription: prescription_refilled
        checked their test results: lab_results_viewed
        finished a workout: workout_completed
        worked out: workout_completed
        signed up for a class: class_booked
        went to a class: class_attended
        set a goal: goal_set
        hit their goal: goal_achieved
        signed up for a course: course_enrolled
        joined an online course: course_enrolled
        began a course: course_started
        finished a course: course_completed
        watched a lesson: lesson_completed
        passed a quiz: quiz_passed
        flunked a test: quiz_failed
        got a certificate: certificate_issued
        turned in homework: assignment_submitted
        handed in an assignment: assignment_submitted
        looked at a job posting: job_viewed
        applied for a position: job_applied
        sent a job application: job_applied
        uploaded their cv: resume_uploaded
        had an interview: interview_completed
        were hired: candidate_hired
        gave money: donation_made
        contributed: donation_made
        became monthly donors: recurring_donation_started
        set up a monthly gift: recurring_donation_started
        signed a petition: petition_signed
        volunteered: volunteer_shift_completed
        rsvped to an event: event_registered
        went to an event: event_attended
        read a story: article_read
        opened an article: article_read
        watched a clip: video_played
        streamed a movie: video_played
        listened to a podcast: podcast_played
        hit the paywall: paywall_viewed
        ran into the paywall: paywall_viewed
        signed up for the newsletter: newsletter_subscribed
        left the mailing list: newsletter_unsubscribed
        streamed a song: song_played
        listened to music: song_played
        made a playlist: playlist_created
        followed a band: artist_followed
        played a game: match_played
        beat a level: level_completed
        placed a wager: bet_placed
        referred a friend: friend_invited
        wrote a message: message_sent
        received a message: -
        unfollowed an artist: -
        won a bet: -
        failed a level: -
        dropped a course: -
        opened the newsletter: -
        rescheduled an appointment: -
        shared an article: -
        """),
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
