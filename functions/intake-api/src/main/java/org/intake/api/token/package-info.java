/// Who is calling: bearer tokens of any OpenID Connect issuer, checked here and nowhere else. What
/// a caller may do is the business of the package access.
@NullMarked
package org.intake.api.token;

import org.jspecify.annotations.NullMarked;
