/// Software for projects, with accounts: pairs of prompts, each with its query.
extension PairTests {
  static let projects = """
    Users who have logged in during the last 14 days
      event('logged_in').within(14 days).count() >= 1
    Users who haven't logged in during the last 14 days
      event('logged_in').within(14 days).count() = 0
    People who have ever created an automation
      event('automation_created').count() >= 1
    People who have never created an automation
      event('automation_created').count() = 0
    Users with two-factor enabled
      trait('two_factor_enabled') = 'true'
    Users without two-factor enabled
      NOT trait('two_factor_enabled') = 'true'
    Users with any comments posted in the last 30 days
      event('comment_posted').within(30 days).count() >= 1
    Users with no comments posted in the last 30 days
      event('comment_posted').within(30 days).count() = 0
    Users who have either uploaded a file or posted a comment
      event('file_uploaded').count() >= 1 OR event('comment_posted').count() >= 1
    Users who have neither uploaded a file nor posted a comment
      event('file_uploaded').count() = 0 AND event('comment_posted').count() = 0
    Users who created a project and invited a teammate
      event('project_created').count() >= 1 AND event('teammate_invited').count() >= 1
    Users who created a project or invited a teammate
      event('project_created').count() >= 1 OR event('teammate_invited').count() >= 1
    Users who have exported a report or connected an integration
      event('report_exported').count() >= 1 OR event('integration_connected').count() >= 1
    Users who haven't exported a report or connected an integration
      event('report_exported').count() = 0 AND event('integration_connected').count() = 0
    Users who have started a trial but have not upgraded their plan
      event('trial_started').count() >= 1 AND event('plan_upgraded').count() = 0
    Users who have upgraded their plan but have not started a trial
      event('plan_upgraded').count() >= 1 AND event('trial_started').count() = 0
    All users who logged in during the last 7 days except guests
      event('logged_in').within(7 days).count() >= 1 AND NOT trait('role') = 'guest'
    All guests who logged in during the last 7 days
      trait('role') = 'guest' AND event('logged_in').within(7 days).count() >= 1
    Users whose role is member
      trait('role') = 'member'
    Users whose role is something other than member
      NOT trait('role') = 'member'
    Users who connected the Slack integration
      event('integration_connected').where(property('integration') = 'Slack').count() >= 1
    Users who connected an integration other than Slack
      event('integration_connected').where(property('integration') != 'Slack').count() >= 1
    In the last 7 days, users who created a task and posted a comment
      event('task_created').within(7 days).count() >= 1 AND event('comment_posted').within(7 days).count() >= 1
    Users who created a task at any time and posted a comment in the last 7 days
      event('task_created').count() >= 1 AND event('comment_posted').within(7 days).count() >= 1
    Users who either created or completed a task in the last 30 days
      event('task_created').within(30 days).count() >= 1 OR event('task_completed').within(30 days).count() >= 1
    Users who neither created nor completed a task in the last 30 days
      event('task_created').within(30 days).count() = 0 AND event('task_completed').within(30 days).count() = 0
    Users who both created and completed a task in the last 21 days
      event('task_created').within(21 days).count() >= 1 AND event('task_completed').within(21 days).count() >= 1
    Users who did not create or complete a task in the last 21 days
      event('task_created').within(21 days).count() = 0 AND event('task_completed').within(21 days).count() = 0
    Users who created, assigned and completed a task in the last 10 days
      event('task_created').within(10 days).count() >= 1 AND event('task_assigned').within(10 days).count() >= 1 AND event('task_completed').within(10 days).count() >= 1
    Users who created, assigned or completed a task in the last 10 days
      event('task_created').within(10 days).count() >= 1 OR event('task_assigned').within(10 days).count() >= 1 OR event('task_completed').within(10 days).count() >= 1
    Users whose last report export was in the last 45 days
      event('report_exported').within(45 days).count() >= 1
    Users whose last report export was more than 45 days ago
      event('report_exported').count() >= 1 AND event('report_exported').within(45 days).count() = 0
    Users who have not exported a report in the last 60 days
      event('report_exported').within(60 days).count() = 0
    Users who have exported a report, but not in the last 60 days
      event('report_exported').count() >= 1 AND event('report_exported').within(60 days).count() = 0
    Users who signed up and then created a project within 3 days
      event('signed_up').where(event('project_created').within(parent: 3 days).count() >= 1).count() >= 1
    Users who signed up but did not create a project within 3 days of signing up
      event('signed_up').where(event('project_created').within(parent: 3 days).count() = 0).count() >= 1
    Users who attended a webinar in the 14 days before upgrading their plan
      event('webinar_attended').where(event('plan_upgraded').within(parent: 14 days).count() >= 1).count() >= 1
    Users who attended a webinar in the 14 days after upgrading their plan
      event('plan_upgraded').where(event('webinar_attended').within(parent: 14 days).count() >= 1).count() >= 1
    Users who opened a support ticket and then cancelled their subscription within 30 days
      event('support_ticket_opened').where(event('subscription_cancelled').within(parent: 30 days).count() >= 1).count() >= 1
    Users who cancelled their subscription and then opened a support ticket within 30 days
      event('subscription_cancelled').where(event('support_ticket_opened').within(parent: 30 days).count() >= 1).count() >= 1
    Users who created a task and completed that same task within 1 day
      event('task_created').where(event('task_completed').where(property('task_id') = property(parent: 'task_id')).within(parent: 1 day).count() >= 1).count() >= 1
    Users who created a task but did not complete that same task within 1 day
      event('task_created').where(event('task_completed').where(property('task_id') = property(parent: 'task_id')).within(parent: 1 day).count() = 0).count() >= 1
    Users who are admins, or who are members and have created an automation
      trait('role') = 'admin' OR trait('role') = 'member' AND event('automation_created').count() >= 1
    Users who are admins or members, and who have created an automation
      trait('role').one_of('admin', 'member') AND event('automation_created').count() >= 1
    Users who either used a template, or both created a project and uploaded a file
      event('template_used').count() >= 1 OR event('project_created').count() >= 1 AND event('file_uploaded').count() >= 1
    Users who either used a template or created a project, and who also uploaded a file
      (event('template_used').count() >= 1 OR event('project_created').count() >= 1) AND event('file_uploaded').count() >= 1
    Accounts located in Germany
      trait('country') = 'DE'
    Accounts not located in Germany
      NOT trait('country') = 'DE'
    Accounts in the United States with more than 50 seats
      trait('country') = 'US' AND trait('seats') > 50
    Accounts outside the United States with more than 50 seats
      NOT trait('country') = 'US' AND trait('seats') > 50
    Accounts in Germany or France that are on the business plan
      trait('country').one_of('DE', 'FR') AND trait('plan') = 'business'
    Accounts in neither Germany nor France that are on the business plan
      NOT trait('country').one_of('DE', 'FR') AND trait('plan') = 'business'
    Users who have a phone number
      trait('phone').exists()
    Users who have no phone number
      trait('phone').absent()
    Users with an email address who logged in during the last 30 days
      trait('email').exists() AND event('logged_in').within(30 days).count() >= 1
    Users with no email address who logged in during the last 30 days
      trait('email').absent() AND event('logged_in').within(30 days).count() >= 1
    Users who are opted in to marketing
      trait('marketing_opt_in') = 'true'
    Users who are not opted in to marketing
      NOT trait('marketing_opt_in') = 'true'
    Users whose email is verified
      trait('email_verified') = 'true'
    Users whose email is not verified
      NOT trait('email_verified') = 'true'
    Users whose job title contains Manager
      trait('job_title').contains('Manager')
    Users whose job title does not contain Manager
      trait('job_title').omits('Manager')
    Users whose last active date is in the last 10 days
      trait('last_active_at').within_last(10 days)
    Users whose last active date is more than 10 days ago
      trait('last_active_at').before_last(10 days)
    Users in the Power Users audience who have a job title
      trait('power_users') = 'true' AND trait('job_title').exists()
    Users not in the Power Users audience who have a job title
      NOT trait('power_users') = 'true' AND trait('job_title').exists()
    """
}
