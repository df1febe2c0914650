/// What people say of shops: products, carts, orders.
extension WordingTables {
  static let commerce: [Table] = [
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
  ]
}
