import { useEffect, useRef } from 'react'

const TURN = [250, 120, 250]
const NEXT = [120]

/** A phone buzzes when its owner is given the floor, and briefly when they are next. How things stood when the page came is no news. */
export function useBuzz({ speechId, isNext }: { speechId: string | null; isNext: boolean }) {
  const before = useRef({ speechId, isNext })
  useEffect(() => {
    const was = before.current
    before.current = { speechId, isNext }
    if (speechId && speechId !== was.speechId) buzz(TURN)
    else if (isNext && !was.isNext) buzz(NEXT)
  }, [speechId, isNext])
}

/** Not every device can, and a browser complains where nobody has touched the page yet. */
function buzz(pattern: number[]) {
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(pattern)
}
