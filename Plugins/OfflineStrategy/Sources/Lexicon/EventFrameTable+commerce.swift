/// Buying, carts, loyalty, delivery, marketplaces.
extension EventFrameTable {
  static let commerce = """
    order, purchase, online order, customer order, web order: *complete place make submit create pay confirm finalize finish process succeed success < do have put | cancel void < call_off | ship dispatch < send_out | deliver fulfill fulfil receive arrive complete_delivery | return send_back bring_back | refund reimburse | update change edit modify amend | fail decline reject | track | review rate | view see | delay | abandon | pick_up collect pickup | schedule | reorder repeat
    reorder, repeat order, repeat purchase: *place make complete create submit
    first order, first purchase: *place make complete
    pre order, preorder: *place make submit create complete | cancel
    product, item, sku, article, good, merchandise < stuff, thing, piece, something, anything: view see display look_at < browse check_out visit open | click tap select | add < put | remove delete < take_out | buy purchase order < get shop pick_up | share | review rate | save favorite wishlist bookmark heart like | compare | search find < look_for | return send_back | recommend | scan | sell | customize personalize configure | restock
    product review, item review, review: *submit write post create leave add publish give < make | view read see | delete remove | approve | flag report
    product page, product detail, product details, product detail page, item detail, item page, pdp: *view see visit open load
    product list, product listing, category, category page, collection, listing page, product category, catalog, catalogue, collection page: *view see visit open browse < look_at | filter | sort | select click
    product list filter, filter: apply use set | clear remove reset
    product image, product photo, gallery: view see click zoom open
    size guide, size chart: *view open see use check
    size; variant, option; color, colour: select choose pick change
    cart, basket, shopping cart, bag, shopping bag, trolley: *view see open visit check | abandon leave < forget | update change edit modify | create start | clear empty | share | save
    product/item/article cart/basket/bag/trolley, cart/basket/bag item/product, cart, basket, bag, product/item/something/anything/stuff/article to/in/into/from/of cart/basket/bag/trolley: add < put place throw put_in | remove delete < take_out take drop
    cart quantity, quantity, item quantity: update change edit increase decrease
    checkout, check_out, checkout process: *start begin initiate enter < go get reach proceed | complete finish | abandon leave < quit drop | fail | view
    checkout step, step: view see reach | complete finish
    shipping info, shipping information, shipping address, delivery address, shipping method, shipping details, delivery info, shipping option: *add enter submit provide set < give fill_in | select choose pick change | update edit
    payment info, payment information, payment method, payment details, billing info, billing information, credit card, card details, payment option, card: add enter submit provide save store register link attach < put fill_in give | update change edit | remove delete detach | verify validate | select choose pick | expire | fail decline
    billing address: add enter save | update change
    coupon, promo code, promotion code, discount code, voucher, coupon code, promocode, voucher code, promo, discount, offer code: *apply use redeem enter < add | remove | deny reject fail decline | receive send issue get | expire | view see | copy | claim clip
    promotion, promo, banner, campaign, offer, special offer: view see display show < look_at | click tap open select | claim redeem accept activate use | dismiss close | receive send | expire
    gift card, giftcard, e gift card, egift card, gift voucher: buy purchase order | redeem use apply | send give share | receive get | activate
    gift wrap, gift wrapping, gift message: add select choose
    wishlist, wish list, favorites, favourites, wishlist item/product, product/item/article wishlist/favorites, product/item/something/article to/on/in wishlist/favorites, product/item to wish list, favorites list: add save < put | remove delete | create make start | share | view see open | buy purchase
    back_in_stock, stock alert, back in stock, stock notification, restock alert; price alert, price drop alert: *subscribe request create set sign_up < ask | receive send | unsubscribe cancel delete | click
    return, return request, product return: *start initiate create request submit open file < make | complete process receive finish | approve accept | reject deny | cancel
    exchange, exchange request: *request start create submit initiate < ask make | complete process
    refund, refund request: request ask submit initiate start apply < want demand | *issue process complete receive approve grant give send create pay make < get | reject deny decline | cancel | fail
    invoice; receipt: view open see download | send issue receive create < get
    shipment, package, parcel, delivery: *create ship dispatch send | deliver arrive complete receive < get | track check | delay late | schedule book | reschedule change | fail miss | return | lose
    delivery, home delivery: schedule book request order choose select | reschedule change move | complete receive arrive | fail miss | rate review | cancel | track
    store, shop, retail store, physical store, branch, location, outlet < showroom: visit enter check_in < go come walk shop | locate find search < look_for | select choose pick | favorite save
    store locator, store finder: *use open view search
    in store purchase, store purchase, pos transaction, pos sale, point of sale, pos purchase, retail purchase: *make complete process
    click and collect, bopis order, pickup order, collection: *place order choose select | pick_up collect complete
    loyalty program, loyalty, rewards program, reward program, loyalty club, rewards club, membership program, loyalty account: join enroll sign_up register enter < become | leave cancel quit unenroll | upgrade | view
    tier, loyalty tier, membership tier, status tier, level tier: upgrade change reach achieve earn promote < move get hit | downgrade lose drop demote | renew keep retain
    point, loyalty point, reward point, bonus point; mile; star; stamp: earn collect gain accrue accumulate award receive credit < get rack_up | redeem spend use burn exchange < cash_in | expire lose | transfer gift share donate | buy purchase
    reward, loyalty reward, bonus, prize, perk, freebie: redeem claim use collect < take | earn unlock receive win award issue < get | expire | view see | miss
    referral, referral link, referral code, friend referral, referral invite: *send share create make submit invite < give | complete convert succeed accept | click | earn reward
    bundle, kit, set; box, subscription box: build create customize | buy purchase order | skip | ship | swap
    subscription order, auto ship, autoship, recurring order, subscribe and save: *start create place | cancel stop | skip | pause | renew process
    sample, free sample, swatch: *request order < ask get | receive ship send
    quiz, product quiz, style quiz, product finder, skin quiz, quiz result: start begin take_quiz | *complete finish take submit do answer < fill_out | abandon | view
    waitlist, waiting list: *join sign_up add < get | leave remove | invite
    listing, ad listing, classified, classified ad, sale listing: view see open visit < look_at browse | create post publish add make list < put_up | save favorite bookmark like | update edit change | delete remove take_down | expire | share | renew | boost promote feature | report flag | sell
    bid: *place make submit < put raise | win | lose outbid | cancel retract withdraw
    auction: start create open | win | lose | end close finish | watch follow | join enter
    seller, vendor, merchant, shop owner; host; landlord: contact message < write_to ask reach | follow | rate review | report | sign_up register onboard | verify approve
    buyer; guest: message contact | rate review
    offer: make submit send place < put | accept | reject decline refuse | receive get | counter | withdraw | view see
    payout, withdrawal: *request initiate | complete receive send pay issue < get | fail
    store credit, credit: *issue receive add grant earn < get | use redeem spend apply | buy purchase | expire
    food order, meal order, meal, takeaway, takeout, delivery order, food < lunch, dinner: *place order make submit complete | cancel | deliver receive | rate review | customize
    restaurant, eatery, merchant; menu: view see open browse visit < look_at check | favorite save | rate review | search find | share
    dish, menu item: view see | add | order | favorite | rate
    table, table reservation, restaurant reservation, dinner reservation: *book reserve make create request | cancel | modify change | complete seat
    tip, gratuity: *add give leave send pay
    courier, driver, delivery driver, delivery person, rider, dasher, shopper: rate review | tip | contact message call | assign
    substitution, replacement item, replacement: *suggest offer | accept approve | reject decline
    recipe: view see open read < look_at | save favorite bookmark | cook make complete | rate review | share | search | print
    grocery list, shopping list: create make start | add | share | complete
    meal plan, menu plan, meal kit: create make build choose select | skip | order | start | complete
    price: compare check | negotiate
    quote, price quote, estimate, quotation: *request ask start < want | receive send issue create generate prepare provide deliver < get | accept approve sign | reject decline expire | view open see | save
    """
}
