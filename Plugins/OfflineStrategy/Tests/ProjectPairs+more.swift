/// Software for projects, with accounts: pairs of prompts, each with its query.
extension PairTests {
  static let moreProjects = """
    Accounts in the Strategic Accounts audience
      trait('strategic_accounts') = 'true'
    Accounts that are not in the Strategic Accounts audience
      NOT trait('strategic_accounts') = 'true'
    Accounts where any of the users has two-factor enabled
      ANY trait('two_factor_enabled') = 'true'
    Accounts where all of the users have two-factor enabled
      ALL trait('two_factor_enabled') = 'true'
    Accounts where at least one user exported a report in the last 30 days
      ANY event('report_exported').within(30 days).count() >= 1
    Accounts where none of the users exported a report in the last 30 days
      ALL NOT event('report_exported').within(30 days).count() >= 1
    Accounts where every user has a verified email
      ALL trait('email_verified') = 'true'
    Accounts where not every user has a verified email
      NOT ALL trait('email_verified') = 'true'
    Accounts where all users have logged in during the last 14 days
      ALL event('logged_in').within(14 days).count() >= 1
    Accounts where none of the users have logged in during the last 14 days
      ALL NOT event('logged_in').within(14 days).count() >= 1
    Accounts where at least one user has completed more than 100 tasks
      ANY event('task_completed').count() > 100
    Accounts whose users together have completed more than 100 tasks
      event('task_completed').count() > 100
    Accounts with at least one user who both created a project and invited a teammate
      ANY (event('project_created').count() >= 1 AND event('teammate_invited').count() >= 1)
    Accounts with at least one user who created a project and at least one user who invited a teammate
      ANY event('project_created').count() >= 1 AND ANY event('teammate_invited').count() >= 1
    Accounts with at least one user who has not logged in during the last 30 days
      ANY event('logged_in').within(30 days).count() = 0
    Accounts with no users who have logged in during the last 30 days
      ALL NOT event('logged_in').within(30 days).count() >= 1
    Accounts with at least one user who is an admin
      ANY trait('role') = 'admin'
    Accounts where none of the users is an admin
      ALL NOT trait('role') = 'admin'
    Paying accounts where any user opened a support ticket in the last 30 days
      trait('is_paying') = 'true' AND ANY event('support_ticket_opened').within(30 days).count() >= 1
    Paying accounts where no user opened a support ticket in the last 30 days
      trait('is_paying') = 'true' AND ALL NOT event('support_ticket_opened').within(30 days).count() >= 1
    Accounts with SSO enabled and fewer than 20 seats
      trait('sso_enabled') = 'true' AND trait('seats') < 20
    Accounts without SSO enabled and with fewer than 20 seats
      NOT trait('sso_enabled') = 'true' AND trait('seats') < 20
    Users who have neither created an automation nor used a template
      event('automation_created').count() = 0 AND event('template_used').count() = 0
    Users who have not done both: created an automation and used a template
      NOT (event('automation_created').count() >= 1 AND event('template_used').count() >= 1)
    Accounts meeting any of these: in Sweden, more than 200 employees, SSO enabled
      trait('country') = 'SE' OR trait('employees') > 200 OR trait('sso_enabled') = 'true'
    Accounts meeting all of these: in Sweden, more than 200 employees, SSO enabled
      trait('country') = 'SE' AND trait('employees') > 200 AND trait('sso_enabled') = 'true'
    Users whose skills include design
      trait('skills').contains('design')
    Users whose skills do not include design
      trait('skills').omits('design')
    Users who have a verified email and two-factor enabled
      trait('email_verified') = 'true' AND trait('two_factor_enabled') = 'true'
    Users who have neither a verified email nor two-factor enabled
      NOT trait('email_verified') = 'true' AND NOT trait('two_factor_enabled') = 'true'
    Users who exported a report as csv and as pdf
      event('report_exported').where(property('format') = 'csv').count() >= 1 AND event('report_exported').where(property('format') = 'pdf').count() >= 1
    Users who exported a report as csv but not as pdf
      event('report_exported').where(property('format') = 'csv').count() >= 1 AND event('report_exported').where(property('format') = 'pdf').count() = 0
    Users who registered for a webinar and attended one
      event('webinar_registered').count() >= 1 AND event('webinar_attended').count() >= 1
    Users who registered for a webinar but never attended one
      event('webinar_registered').count() >= 1 AND event('webinar_attended').count() = 0
    Users who created a project and invited a teammate, excluding admins and owners
      event('project_created').count() >= 1 AND event('teammate_invited').count() >= 1 AND NOT trait('role').one_of('admin', 'owner')
    Users who created a project or invited a teammate, excluding admins and owners
      (event('project_created').count() >= 1 OR event('teammate_invited').count() >= 1) AND NOT trait('role').one_of('admin', 'owner')
    Users who upgraded their plan after attending a webinar
      event('webinar_attended').where(event('plan_upgraded').within(parent: 730 days).count() >= 1).count() >= 1
    Users who upgraded their plan without ever attending a webinar
      event('plan_upgraded').count() >= 1 AND event('webinar_attended').count() = 0
    Users who cancelled their subscription within 30 days of upgrading their plan
      event('plan_upgraded').where(event('subscription_cancelled').within(parent: 30 days).count() >= 1).count() >= 1
    Users who upgraded their plan within 30 days of cancelling their subscription
      event('subscription_cancelled').where(event('plan_upgraded').within(parent: 30 days).count() >= 1).count() >= 1
    Users who uploaded a file that is a spreadsheet
      event('file_uploaded').where(property('file_type') = 'spreadsheet').count() >= 1
    Users who uploaded a file that is not a spreadsheet
      event('file_uploaded').where(NOT property('file_type') = 'spreadsheet').count() >= 1
    Users who created a task and have completed one since
      event('task_created').where(event('task_completed').within(parent: 730 days).count() >= 1).count() >= 1
    Users who created a task but haven't completed one since
      event('task_created').where(event('task_completed').within(parent: 730 days).count() = 0).count() >= 1
    Accounts where an admin has enabled two-factor
      ANY (trait('role') = 'admin' AND trait('two_factor_enabled') = 'true')
    Accounts where no admin has enabled two-factor
      ALL NOT (trait('role') = 'admin' AND trait('two_factor_enabled') = 'true')
    Accounts where any admin has two-factor enabled
      ANY (trait('role') = 'admin' AND trait('two_factor_enabled') = 'true')
    Accounts where all admins have two-factor enabled
      ALL (NOT trait('role') = 'admin' OR trait('two_factor_enabled') = 'true')
    Accounts with at least one admin
      ANY trait('role') = 'admin'
    Accounts with no admins
      ALL NOT trait('role') = 'admin'
    Accounts where somebody has logged in during the last 30 days
      ANY event('logged_in').within(30 days).count() >= 1
    Accounts where nobody has logged in during the last 30 days
      ALL NOT event('logged_in').within(30 days).count() >= 1
    Accounts where everyone has two-factor enabled
      ALL trait('two_factor_enabled') = 'true'
    Accounts where not everyone has two-factor enabled
      NOT ALL trait('two_factor_enabled') = 'true'
    Accounts where some users have used a template and some have created an automation
      ANY event('template_used').count() >= 1 AND ANY event('automation_created').count() >= 1
    Accounts where some users have used a template but none have created an automation
      ANY event('template_used').count() >= 1 AND ALL NOT event('automation_created').count() >= 1
    Accounts in Strategic Accounts and in the Renewal Watchlist
      trait('strategic_accounts') = 'true' AND trait('renewal_watchlist') = 'true'
    Accounts in Strategic Accounts but not in the Renewal Watchlist
      trait('strategic_accounts') = 'true' AND NOT trait('renewal_watchlist') = 'true'
    Accounts where a user has uploaded more than 500 files
      ANY event('file_uploaded').count() > 500
    Accounts whose users have collectively uploaded more than 500 files
      event('file_uploaded').count() > 500
    Users who match any of the following: admin, verified email, German language
      trait('role') = 'admin' OR trait('email_verified') = 'true' OR trait('language') = 'de'
    Users who match none of the following: admin, verified email, German language
      NOT trait('role') = 'admin' AND NOT trait('email_verified') = 'true' AND NOT trait('language') = 'de'
    Users who either are admins or have created at least 5 projects, and who logged in within the last 14 days
      (trait('role') = 'admin' OR event('project_created').count() >= 5) AND event('logged_in').within(14 days).count() >= 1
    Users who are admins, or have created at least 5 projects in the last 14 days
      trait('role') = 'admin' OR event('project_created').within(14 days).count() >= 5
    Users who completed or created more than 3 tasks in the last week
      event('task_completed').within(7 days).count() > 3 OR event('task_created').within(7 days).count() > 3
    Users who did not complete or create more than 3 tasks in the last week
      event('task_completed').within(7 days).count() <= 3 AND event('task_created').within(7 days).count() <= 3
    In the last 7 days, users who either posted a comment or uploaded a file
      event('comment_posted').within(7 days).count() >= 1 OR event('file_uploaded').within(7 days).count() >= 1
    In the last 7 days, users who neither posted a comment nor uploaded a file
      event('comment_posted').within(7 days).count() = 0 AND event('file_uploaded').within(7 days).count() = 0
    """
}
