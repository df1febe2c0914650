/// What people say of banks, travel and getting about.
extension WordingTables {
  static let trades: [Table] = [
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
  ]
}
