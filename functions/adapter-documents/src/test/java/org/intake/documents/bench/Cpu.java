package org.intake.documents.bench;

import java.lang.management.ManagementFactory;

/// CPU seconds of this process: its compilers and collector count too.
final class Cpu {
  double seconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }
}
