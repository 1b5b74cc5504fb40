/// OFD (GB/T 33190-2016): a ZIP of XML pages with positioned text, pictures and electronic seals.
/// Read by StAX and local names, because vendors disagree about the namespace.
@NullMarked
package org.intake.documents.ofd;

import org.jspecify.annotations.NullMarked;
