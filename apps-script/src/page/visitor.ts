// Who looks at the page. Google tells the address only of visitors of the script's own domain.

/** The part before the @ of the visitor's address; null where Google does not name them. */
export function visitorName(): string | null {
  const email = Session.getActiveUser().getEmail();
  return email.split('@')[0] || null;
}
