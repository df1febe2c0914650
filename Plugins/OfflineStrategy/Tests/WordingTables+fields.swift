/// What people say for traits: a workspace's traits in its own naming style, then lines of a phrase
/// and the condition it means; `-` where it means none of them.
extension WordingTables {
  static let fields: [Table] = [
    Table(
      name: "store traits",
      events: """
        email:string, phone:string, first_name:string, gender:string=male|female,
        country:string=US|DE|FR, city:string, birthday:date, created_at:date, last_order_date:date,
        lifetime_value:number, order_count:number, average_order_value:number, loyalty_points:number,
        loyalty_tier:string=bronze|silver|gold, email_opt_in:boolean, sms_opt_in:boolean,
        push_enabled:boolean, has_children:boolean, is_vip:boolean, app_installed:boolean,
        preferred_store:string, acquisition_source:string=google|facebook|referral,
        preferred_payment_method:string=card|paypal, nps_score:number, shoe_size:string,
        card_on_file:boolean, age:number, favorite_category:string=Shoes|Dresses
        """,
      rows: """
        have no email address on file: trait('email').absent()
        have a phone number listed: trait('phone').exists()
        with no preferred store set: trait('preferred_store').absent()
        have a mobile number: trait('phone').exists()
        with a lifetime value over 500: trait('lifetime_value') > 500
        with an ltv above 1000: trait('lifetime_value') > 1000
        with more than 500 loyalty points: trait('loyalty_points') > 500
        with a points balance over 200: trait('loyalty_points') > 200
        are gold members: trait('loyalty_tier') = 'gold'
        are in the silver tier of our loyalty program: trait('loyalty_tier') = 'silver'
        opted in to email: trait('email_opt_in') = 'true'
        are subscribed to our emails: trait('email_opt_in') = 'true'
        agreed to receive text messages: trait('sms_opt_in') = 'true'
        allow push notifications: trait('push_enabled') = 'true'
        have kids: trait('has_children') = 'true'
        are parents: trait('has_children') = 'true'
        have the app: trait('app_installed') = 'true'
        came from Facebook: trait('acquisition_source') = 'facebook'
        with an average basket value above 80: trait('average_order_value') > 80
        with an aov over 100: trait('average_order_value') > 100
        joined in the last 30 days: trait('created_at').within_last(30 days)
        signed up more than 90 days ago: trait('created_at').before_last(90 days)
        became customers in the last 60 days: trait('created_at').within_last(60 days)
        have a saved card: trait('card_on_file') = 'true'
        with a saved payment method: trait('card_on_file') = 'true'
        are women: trait('gender') = 'female'
        older than 40: trait('age') > 40
        prefer to pay with paypal: trait('preferred_payment_method') = 'paypal'
        gave an nps score of 9 or higher: trait('nps_score') >= 9
        have a dog: -
        with a credit score over 700: -
        are on the pro plan: -
        """),
    Table(
      name: "saasTraits",
      events: """
        email:string, jobTitle:string, role:string=admin|member|viewer, planName:string=free|pro|team,
        billingInterval:string=monthly|annual, mrr:number, employeeCount:number,
        industry:string=Retail|Finance, trialEndsAt:date, renewalDate:date, signupDate:date,
        lastSeenAt:date, lifecycleStage:string=lead|customer|churned, leadSource:string=webinar|ads,
        seatsPurchased:number, seatsUsed:number, usagePercent:number, mfaEnabled:boolean,
        ssoEnabled:boolean, onboardingCompleted:boolean, isBetaTester:boolean, ownerName:string,
        healthScore:number, openTickets:number, isInternal:boolean, emailVerified:boolean,
        companyName:string, timezone:string, isDecisionMaker:boolean
        """,
      rows: """
        are on the pro plan: trait('planName') = 'pro'
        are billed annually: trait('billingInterval') = 'annual'
        pay monthly: trait('billingInterval') = 'monthly'
        with monthly recurring revenue over 500: trait('mrr') > 500
        at companies with more than 200 employees: trait('employeeCount') > 200
        work in finance: trait('industry') = 'Finance'
        whose trial ends in the next 7 days: trait('trialEndsAt').within_next(7 days)
        whose trial expires in the next 3 days: trait('trialEndsAt').within_next(3 days)
        are up for renewal in the next 60 days: trait('renewalDate').within_next(60 days)
        have not been seen in the last 30 days: NOT trait('lastSeenAt').within_last(30 days)
        with more than 10 seats: trait('seatsPurchased') > 10
        use more than 20 seats: trait('seatsUsed') > 20
        with usage above 80 percent: trait('usagePercent') > 80
        have two-factor authentication turned on: trait('mfaEnabled') = 'true'
        have single sign-on: trait('ssoEnabled') = 'true'
        finished onboarding: trait('onboardingCompleted') = 'true'
        have not completed onboarding: NOT trait('onboardingCompleted') = 'true'
        are in the beta program: trait('isBetaTester') = 'true'
        with no owner assigned: trait('ownerName').absent()
        without an account manager: trait('ownerName').absent()
        with a health score below 50: trait('healthScore') < 50
        with more than 3 open tickets: trait('openTickets') > 3
        are internal users: trait('isInternal') = 'true'
        confirmed their email: trait('emailVerified') = 'true'
        without a job title on file: trait('jobTitle').absent()
        are decision makers: trait('isDecisionMaker') = 'true'
        came from a webinar: trait('leadSource') = 'webinar'
        are churned: trait('lifecycleStage') = 'churned'
        are on the enterprise plan: -
        own a home: -
        """),
    Table(
      name: "bank traits",
      events: """
        customer_since:date, account_balance:number, savings_balance:number, credit_score:number,
        annual_income:number, credit_limit:number, outstanding_balance:number,
        kyc_verified:boolean, autopay_enabled:boolean, paperless_billing:boolean,
        has_direct_deposit:boolean, homeowner:boolean, employment_status:string=employed|retired,
        marital_status:string=single|married, household_size:number, risk_tolerance:string=low|high,
        card_type:string=visa|mastercard, policy_expires_on:date, premium:number,
        claims_count:number, vehicles_owned:number, mileage:number, is_smoker:boolean,
        relationship_manager:string, past_due:boolean, state:string=TX|CA, date_of_birth:date
        """,
      rows: """
        have been customers for more than 5 years: trait('customer_since').before_last(1825 days)
        with an account balance over 10000: trait('account_balance') > 10000
        with a balance under 100: trait('account_balance') < 100
        with savings above 5000: trait('savings_balance') > 5000
        with a FICO score over 720: trait('credit_score') > 720
        earn more than 80000 a year: trait('annual_income') > 80000
        owe more than 1000: trait('outstanding_balance') > 1000
        passed kyc: trait('kyc_verified') = 'true'
        verified their identity: trait('kyc_verified') = 'true'
        are enrolled in autopay: trait('autopay_enabled') = 'true'
        have automatic payments set up: trait('autopay_enabled') = 'true'
        get electronic statements: trait('paperless_billing') = 'true'
        have direct deposit: trait('has_direct_deposit') = 'true'
        own their home: trait('homeowner') = 'true'
        are retired: trait('employment_status') = 'retired'
        are married: trait('marital_status') = 'married'
        with more than 4 people in the household: trait('household_size') > 4
        whose policy expires in the next 30 days: trait('policy_expires_on').within_next(30 days)
        own 2 or more cars: trait('vehicles_owned') >= 2
        filed more than 2 claims: trait('claims_count') > 2
        are smokers: trait('is_smoker') = 'true'
        live in Texas: trait('state') = 'TX'
        without a relationship manager assigned: trait('relationship_manager').absent()
        are past due: trait('past_due') = 'true'
        with a visa card: trait('card_type') = 'visa'
        have children: -
        have a pet: -
        """),
  ]
}
