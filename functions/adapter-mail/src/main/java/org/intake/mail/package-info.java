/// Mail by SMTP, for where the cloud has no mail service. What is written is decided elsewhere.
@NullMarked
package org.intake.mail;

import org.jspecify.annotations.NullMarked;
